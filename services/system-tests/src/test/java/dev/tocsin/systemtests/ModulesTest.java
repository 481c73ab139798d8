package dev.tocsin.systemtests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** Who may import whom. */
@AnalyzeClasses(packages = "dev.tocsin", importOptions = DoNotIncludeTests.class)
class ModulesTest {
  private static final String DOMAIN = "dev.tocsin.domain..";

  @ArchTest
  static final ArchRule domainKnowsNothingOfTheOthers =
      classes()
          .that()
          .resideInAPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(DOMAIN, "java..", "javax.crypto..", "org.jspecify..");

  @ArchTest
  static final ArchRule servicesMeetOnlyInKafkaTopics =
      slices()
          .matching("dev.tocsin.(poller|newsroom|dispatcher|gateway)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule matchingKnowsNoKafka =
      noClasses()
          .that()
          .resideInAPackage("dev.tocsin.matching..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.apache.lucene.search..");

  @ArchTest
  static final ArchRule decisionsTakeNow =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN, "dev.tocsin.matching..")
          .should()
          .callMethod(Instant.class, "now");

  @ArchTest
  static final ArchRule noServiceKnowsTheCommandOrTheReplay =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.tocsin.poller..",
              "dev.tocsin.newsroom..",
              "dev.tocsin.dispatcher..",
              "dev.tocsin.gateway..",
              "dev.tocsin.messaging..",
              "dev.tocsin.outbound..",
              "dev.tocsin.broker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.tocsin.cli..", "dev.tocsin.replay..");
}
