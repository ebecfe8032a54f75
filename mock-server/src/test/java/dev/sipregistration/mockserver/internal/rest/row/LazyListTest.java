package dev.sipregistration.mockserver.internal.rest.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LazyListTest {
  @Test
  void get_oneOfMany_makesOnlyThat() {
    List<Integer> made = new ArrayList<>();
    List<String> rows =
        new LazyList<>(
            List.of(1, 2, 3),
            number -> {
              made.add(number);
              return "row " + number;
            });

    assertThat(rows).hasSize(3);
    assertThat(rows.get(1)).isEqualTo("row 2");
    assertThat(made).containsExactly(2);
  }
}
