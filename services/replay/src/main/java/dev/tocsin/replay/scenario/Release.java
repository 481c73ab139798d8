package dev.tocsin.replay.scenario;

import java.time.Instant;

/** An article and the moment it comes out. */
public record Release(Instant at, ScenarioArticle article) {}
