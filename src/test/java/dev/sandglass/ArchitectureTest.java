package dev.sandglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.sandglass.kubectl.KubectlCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    private static final int CLASSES_AT_LEAST = 300;
    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                    .importPackages("dev.sandglass");
    private static final List<String> FORBIDDEN_NOUNS =
            List.of("Manager", "Helper", "Util", "Utils", "Handler", "Context", "Info", "Impl");

    /** The table in src/README.md is the rule; this only reads it out. */
    @TestFactory
    Stream<DynamicTest> everyPackageUsesOnlyWhatItsRowAllows() throws IOException {
        var fences = Fences.readFrom("src/README.md");
        return fences.rows().values().stream()
                .map(row -> dynamicTest(row.name(), () -> fences.assertHeldBy(row, PRODUCT)));
    }

    @Test
    void sawEnoughToJudge() {
        assertTrue(
                PRODUCT.size() >= CLASSES_AT_LEAST,
                "only " + PRODUCT.size() + " classes were found");
    }

    @Test
    void everyClassHasARow() throws IOException {
        var fences = Fences.readFrom("src/README.md");
        var homeless = new TreeSet<String>();
        for (var type : PRODUCT) {
            if (!fences.hasRowFor(type)) {
                homeless.add(type.getPackageName());
            }
        }
        assertEquals("[]", homeless.toString());
    }

    @Test
    void theSitesPartsHaveAnOrder() {
        SlicesRuleDefinition.slices()
                .matching("dev.sandglass.site.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void controllersAreStrangersToEachOther() {
        SlicesRuleDefinition.slices()
                .matching("dev.sandglass.cluster.controllers.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void noClassHasANameThatSaysNothing() {
        var empty = new TreeSet<String>();
        for (var type : PRODUCT) {
            var isCommand = type.isAssignableTo(KubectlCommand.class); // upstream has named those
            if (!isCommand && FORBIDDEN_NOUNS.stream().anyMatch(type.getSimpleName()::endsWith)) {
                empty.add(type.getName());
            }
        }
        assertEquals("[]", empty.toString());
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        var silent = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                var note = file.resolveSibling("package-info.java");
                if (!Files.exists(note) || !Files.readString(note).contains("@NullMarked")) {
                    silent.add(file.getParent().toString());
                }
            }
        }
        assertEquals("[]", silent.toString());
    }
}
