package org.isthmus.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house: who may know whom. */
@AnalyzeClasses(packages = "org.isthmus", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule IMPORTS_RUN_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("ui")
            .definedBy("org.isthmus.ui..")
            .layer("app")
            .definedBy("org.isthmus.app..")
            .layer("gateway-engine")
            .definedBy("org.isthmus.gateway..")
            .layer("media")
            .definedBy("org.isthmus.media..")
            .whereLayer("ui")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("app")
            .mayOnlyBeAccessedByLayers("ui")
            .whereLayer("gateway-engine")
            .mayOnlyBeAccessedByLayers("ui", "app")
            .whereLayer("media")
            .mayOnlyBeAccessedByLayers("ui", "app", "gateway-engine");

    @ArchTest
    static final ArchRule ONLY_THE_APP_MAKES_MEDIA = noClasses()
            .that()
            .resideInAnyPackage("org.isthmus.ui..", "org.isthmus.gateway..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.isthmus.media..")
                    .and(not(resideInAnyPackage("org.isthmus.media", "org.isthmus.media.description"))));

    @ArchTest
    static final ArchRule ONLY_MEDIA_KNOWS_ITS_LIBRARIES = noClasses()
            .that()
            .resideOutsideOfPackage("org.isthmus.media..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jitsi..", "org.ice4j..", "javax.media..", "dev.onvoid..", "org.bytedeco..");

    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_KNOWS_THE_DESKTOPS_BUS = noClasses()
            .that()
            .resideOutsideOfPackage("org.isthmus.app.desktop..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.freedesktop.dbus..");

    @ArchTest
    static final ArchRule MEDIA_KNOWS_NO_NETWORK = noClasses()
            .that()
            .resideInAPackage("org.isthmus.media..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jivesoftware..", "org.jxmpp..", "javax.sip..", "gov.nist..");

    @ArchTest
    static final ArchRule NO_SCREEN_BELOW_THE_WINDOW = noClasses()
            .that()
            .resideOutsideOfPackage("org.isthmus.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..");

    /** Devices are no disk: Linux lists its cameras as files. */
    @ArchTest
    static final ArchRule NO_DISK_IN_THE_ENGINE = noClasses()
            .that()
            .resideInAnyPackage("org.isthmus.gateway..", "org.isthmus.media..")
            .and()
            .resideOutsideOfPackage("org.isthmus.media.capture..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.sql..", "org.jdbi..", "org.sqlite.."))
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(
                    java.io.File.class,
                    java.io.FileInputStream.class,
                    java.io.FileOutputStream.class,
                    java.io.RandomAccessFile.class);

    /** How SIP is written, in bodies and in heads, is no endpoint. */
    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_THE_ENDPOINTS = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.isthmus.gateway.address..",
                    "org.isthmus.gateway.error..",
                    "org.isthmus.gateway.signal..",
                    "org.isthmus.gateway.message..",
                    "org.isthmus.gateway.presence..",
                    "org.isthmus.gateway.bridge..",
                    "org.isthmus.gateway.call..",
                    "org.isthmus.gateway.domain..",
                    "org.isthmus.gateway.limit..",
                    "org.isthmus.gateway.endpoint..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.isthmus.gateway.sip..", "org.isthmus.gateway.xmpp..")
                    .and(not(resideInAnyPackage("org.isthmus.gateway.sip.body..", "org.isthmus.gateway.sip.text.."))));

    @ArchTest
    static final ArchRule SIP_AND_XMPP_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("org.isthmus.gateway.sip..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.isthmus.gateway.xmpp..")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.jivesoftware..");

    @ArchTest
    static final ArchRule XMPP_DOES_NOT_KNOW_SIP = noClasses()
            .that()
            .resideInAPackage("org.isthmus.gateway.xmpp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.isthmus.gateway.sip..", "javax.sip..", "gov.nist..");

    @ArchTest
    static final ArchRule THE_WINDOW_KNOWS_NO_PROTOCOL = noClasses()
            .that()
            .resideInAPackage("org.isthmus.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javax.sip..", "gov.nist..", "org.jivesoftware..", "org.jxmpp..", "org.jdbi..", "java.sql..");

    @ArchTest
    static final ArchRule LOGS_GO_TO_SLF4J = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED_PAST_THE_LOG = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule REFLECTION_ONLY_IN_THE_ONE_CURE = noClasses()
            .that()
            .resideOutsideOfPackage("org.isthmus.ui.text..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.lang.reflect.Field.class, java.lang.reflect.Method.class);

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
