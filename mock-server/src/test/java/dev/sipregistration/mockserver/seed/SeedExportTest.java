package dev.sipregistration.mockserver.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever was called, the export loads to the same world, and goes on like the first one. */
class SeedExportTest {
  @Property(tries = 300)
  void export_afterAnyCalls_loadsToTheSameWorldThatGoesOnAlike(
      @ForAll("calls") List<AnyCall> before, @ForAll("calls") List<AnyCall> after) {
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

  @Property(tries = 200)
  void export_withoutSecrets_hasNoneAndIsOtherwiseTheSame(@ForAll("calls") List<AnyCall> calls) {
    WorldStore store = store(AnyCall.SEED);
    calls.forEach(call -> call.on(store));

    String exported = SeedFile.write(store.world(), false);

    assertThat(exported).doesNotContain("password:", "api_key:", "callback_salt:", AnyCall.SECRET);
    assertThat(SeedFile.write(SeedTexts.load(exported).world(), true))
        .isEqualTo(exported.substring(exported.indexOf('\n') + 1));
  }

  @Provide
  Arbitrary<List<AnyCall>> calls() {
    return AnyCall.any().list().ofMaxSize(25);
  }

  private static WorldStore store(World world) {
    return new MemoryStore(world, Clock.fixed(SeedTexts.NOW, ZoneOffset.UTC));
  }
}
