package plumbline.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "plumbline", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArrowsTest {

    @ArchTest
    static final ArchRule coreAndCommandLineKnowNoScreen = noClasses()
            .that().resideInAnyPackage("plumbline.core..", "plumbline.cli..", "plumbline.db..", "plumbline.store..",
                    "plumbline.demo..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.controlsfx..", "eu.hansolo..",
                    "atlantafx..", "plumbline.ui..")
            .because("the same core runs in cron without a display, and loads no screen class there");

    @ArchTest
    static final ArchRule coreKnowsNoDriver = noClasses().that().resideInAPackage("plumbline.core..")
            .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..",
                    "org.sqlite..", "com.zaxxer..", "plumbline.db..", "plumbline.store..", "plumbline.cli..",
                    "plumbline.demo..", "plumbline.app..")
            .because(
                    "the core speaks to databases through its own port, so that it can be tested and read without one");

    @ArchTest
    static final ArchRule adaptersKnowOnlyTheCore = noClasses()
            .that().resideInAnyPackage("plumbline.db..", "plumbline.store..")
            .should().dependOnClassesThat().resideInAnyPackage("plumbline.cli..", "plumbline.demo..", "plumbline.app..")
            .because("arrows point one way: app to ui and cli to core, db and store to core");

    @ArchTest
    static final ArchRule databaseAndStoreDoNotMeet = noClasses().that().resideInAPackage("plumbline.db..")
            .should().dependOnClassesThat().resideInAPackage("plumbline.store..")
            .because("targets and the console's own file have nothing to do with each other");

    @ArchTest
    static final ArchRule viewModelsKnowNoScene = noClasses().that().haveSimpleNameEndingWith("ViewModel")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..",
                    "javafx.application..", "eu.hansolo..", "org.controlsfx..")
            .because("a view-model is tested without a toolkit");

    @ArchTest
    static final ArchRule screensDoNotMeet = slices()
            .matching(
                    "plumbline.ui.(overview|target|inconsistencies|locks|checkpoints|backups|journal|settings|connections|discover)..")
            .should().notDependOnEachOther()
            .because("screens meet through places and notices, so that each can be read and changed alone");

    @ArchTest
    static final ArchRule tilesInOnePlace = noClasses().that().resideOutsideOfPackage("plumbline.ui.control..")
            .should().dependOnClassesThat().resideInAPackage("eu.hansolo..")
            .because("a library of that size is worn behind one glove");

    @ArchTest
    static final ArchRule onlyTheBridgeHops = noClasses().that().resideOutsideOfPackages("plumbline.ui.fx..",
            "plumbline.app..", "plumbline.ui.shell..", "plumbline.ui.control..")
            .should().callMethod(javafx.application.Platform.class, "runLater", Runnable.class)
            .because("there is one way onto the screen's thread");

    @ArchTest
    static final ArchRule driversStayHome = noClasses()
            .that().resideOutsideOfPackages("plumbline.db..", "plumbline.store..", "plumbline.demo..")
            .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "org.postgresql..", "org.sqlite..",
                    "com.zaxxer..")
            .because("SQL states and driver quirks are translated once");

    @ArchTest
    static final ArchRule yamlIsReadInOnePlace = noClasses().that().resideOutsideOfPackage("plumbline.core.yaml..")
            .should().dependOnClassesThat().haveFullyQualifiedName("com.fasterxml.jackson.dataformat.yaml.YAMLParser")
            .because("there is one strict way to read a file of options");

    @ArchTest
    static final ArchRule nobodyPrints = noClasses().that().resideOutsideOfPackages("plumbline.app..")
            .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
            .because("standard output belongs to the command's answer");

    @ArchTest
    static final ArchRule noPackageCycles = slices().matching("plumbline.(**)").should().beFreeOfCycles()
            .because("a cycle is two packages that are one");

    @ArchTest
    static final ArchRule messagesAreTheOnlyUtilityOfText = classes().that().resideInAPackage("plumbline.core.text..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.jspecify..", "plumbline.core.text..")
            .because("words depend on nothing");
}
