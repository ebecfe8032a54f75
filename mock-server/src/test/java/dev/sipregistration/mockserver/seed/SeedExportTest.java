package dev.sipregistration.mockserver.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import dev.sipregistration.mockserver.random.RandomTrials;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever was called, the export loads to the same world, and goes on like the first one. */
class SeedExportTest {
  @Test
  void export_afterAnyCalls_loadsToTheSameWorldThatGoesOnAlike() {
    RandomTrials.checkSequences(
        300,
        0,
        50,
        AnyCall::any,
        calls -> {
          int half = calls.size() / 2;
          assertGoesOnAlike(calls.subList(0, half), calls.subList(half, calls.size()));
        });
  }

  /** As a plain text it would be one that cannot be read again. */
  @Test
  void export_textWithALineSeparator_loadsToTheSameWorld() {
    assertGoesOnAlike(List.of(AnyCall.create(":\u2028`"), AnyCall.create(":\u2029`")), List.of());
  }

  private static void assertGoesOnAlike(List<AnyCall> before, List<AnyCall> after) {
    WorldStore original = store(AnyCall.SEED);
    before.forEach(call -> call.on(original));
    String exported = SeedFile.write(original.world(), true);

    WorldStore loaded = store(SeedTexts.load(exported).world());

    assertThat(WorldSnapshot.of(loaded.world())).isEqualTo(WorldSnapshot.of(original.world()));
    assertThat(SeedFile.write(loaded.world(), true)).isEqualTo(exported);
    for (AnyCall call : after) {
      assertThat(call.on(loaded)).isEqualTo(call.on(original));
    }
    assertThat(WorldSnapshot.of(loaded.world())).isEqualTo(WorldSnapshot.of(original.world()));
  }

  @Test
  void export_withoutSecrets_hasNoneAndIsOtherwiseTheSame() {
    RandomTrials.checkSequences(200, 0, 25, AnyCall::any, SeedExportTest::assertHasNoSecrets);
  }

  private static void assertHasNoSecrets(List<AnyCall> calls) {
    WorldStore store = store(AnyCall.SEED);
    calls.forEach(call -> call.on(store));

    String exported = SeedFile.write(store.world(), false);

    assertThat(exported).doesNotContain("password:", "api_key:", "callback_salt:", AnyCall.SECRET);
    assertThat(SeedFile.write(SeedTexts.load(exported).world(), true))
        .isEqualTo(exported.substring(exported.indexOf('\n') + 1));
  }

  private static WorldStore store(World world) {
    return new MemoryStore(world, Clock.fixed(SeedTexts.NOW, ZoneOffset.UTC));
  }
}
