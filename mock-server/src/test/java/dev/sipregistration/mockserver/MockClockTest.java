package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class MockClockTest {
  private static final Instant CHRISTMAS = Instant.parse("2027-12-24T18:00:00Z");

  @Parameter Whereabouts whereabouts;

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private MockClock clock;

  @BeforeEach
  void readClock() {
    clock = whereabouts.clock(SERVER.server());
  }

  @Test
  void clock_set_standsStill() {
    assertThat(clock.set(CHRISTMAS)).isEqualTo(CHRISTMAS).isEqualTo(clock.now());
  }

  @Test
  void clock_advanced_isThatMuchLater() {
    clock.set(CHRISTMAS);

    assertThat(clock.advance(Duration.ofMinutes(1))).isEqualTo(CHRISTMAS.plusSeconds(60));
    assertThat(clock.advance(Period.ofMonths(1))).isEqualTo("2028-01-24T18:01:00Z");
  }

  @Test
  void clock_thatFollowsTheSystem_isAsLateAsIt() {
    clock.set(CHRISTMAS);
    Instant before = SERVER.server().systemTime();

    assertThat(clock.followSystem()).isBetween(before, SERVER.server().systemTime());
  }

  @Test
  void clock_beforeMoneyWasMoved_doesNotGoThere() {
    clock.set(CHRISTMAS);
    SERVER.server().accountNamed("demo").deposit("1");

    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("The clock cannot go back before .*");
    assertThat(clock.now()).isEqualTo(CHRISTMAS);
  }

  @Test
  void clock_beyondTheCalendar_doesNotGoThere() {
    assertThatThrownBy(() -> clock.set(Instant.MAX))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1970 to 9999");
  }
}
