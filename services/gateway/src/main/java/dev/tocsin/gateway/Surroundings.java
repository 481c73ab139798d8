package dev.tocsin.gateway;

import dev.tocsin.domain.SecretBox;
import dev.tocsin.outbound.AddressPolicy;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the gateway is given by the process that it runs in.
 *
 * @param metrics what {@code /metrics} shows; others count there, too
 * @param others the readiness of the other services of the process; asked on each look
 * @param secrets seals what subscriptions keep secret
 * @param addresses what outbound HTTP allows: other addresses are refused in drafts
 * @param clock the scenario clock
 * @param onDeath told when the gateway cannot go on for good
 */
public record Surroundings(
    PrometheusMeterRegistry metrics,
    Supplier<List<Readiness>> others,
    SecretBox secrets,
    AddressPolicy addresses,
    InstantSource clock,
    Consumer<Throwable> onDeath) {}
