package dev.tocsin.messaging;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.tocsin.domain.Channel;
import dev.tocsin.domain.Evidence;
import dev.tocsin.domain.Frequency;
import dev.tocsin.domain.HubWord;
import dev.tocsin.domain.Request;
import dev.tocsin.domain.Story;
import dev.tocsin.domain.poll.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.InjectableValues;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;
import tools.jackson.databind.type.LogicalType;

/**
 * The one JSON mapper, for Kafka, stores and the API.
 *
 * <p>It reads as DESIGN says: unknown fields are ignored, so that an older service lives beside a
 * newer one; a missing or mistyped known field is an error, so that no default stands in for what
 * somebody meant. A field that came later is the exception, which is named here.
 */
public final class Json {
  /** What a field is that came with a later version than the record. */
  private static final String NOT_YET = "not-yet";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .withCoercionConfigDefaults(Json::refuseOtherKinds)
          .withCoercionConfig(LogicalType.Float, Json::takeWholeNumbers)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
          .addModule(
              new SimpleModule()
                  .addDeserializer(Instant.class, new IsoText<>(Instant.class, Instants::parse))
                  .addDeserializer(Duration.class, new IsoText<>(Duration.class, Duration::parse))
                  .addSerializer(Frequency.class, ToStringSerializer.instance)
                  .addDeserializer(
                      Frequency.class,
                      new IsoText<>(
                          Frequency.class, "one of " + Frequency.FORMS, Frequency::parse)))
          .addMixIn(Channel.class, ChannelNames.class)
          .addMixIn(Request.class, RequestNames.class)
          .addMixIn(HubWord.class, HubWordNames.class)
          .addMixIn(Reason.class, ReasonNames.class)
          .addMixIn(Evidence.class, EvidenceNames.class)
          .addMixIn(Story.Member.class, LaterFieldsOfMember.class)
          .injectableValues(new InjectableValues.Std(Map.of(NOT_YET, Optional.empty())))
          .build();

  private Json() {}

  /** No value of one kind is taken for another: 5 is not "5", and "" is not nothing. */
  private static void refuseOtherKinds(MutableCoercionConfig config) {
    for (CoercionInputShape shape : CoercionInputShape.values()) {
      config.setCoercion(shape, CoercionAction.Fail);
    }
  }

  /** Who writes 1 means 1.0. */
  private static void takeWholeNumbers(MutableCoercionConfig config) {
    config.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert);
  }

  public static JsonMapper mapper() {
    return MAPPER;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Channel.Webhook.class, name = "webhook"),
    @JsonSubTypes.Type(value = Channel.Template.class, name = "template"),
    @JsonSubTypes.Type(value = Channel.Chat.class, name = "chat"),
    @JsonSubTypes.Type(value = Channel.Email.class, name = "email"),
    @JsonSubTypes.Type(value = Channel.Kafka.class, name = "kafka")
  })
  private interface ChannelNames {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Request.PollNow.class, name = "poll-now"),
    @JsonSubTypes.Type(value = Request.Ping.class, name = "ping"),
    @JsonSubTypes.Type(value = Request.Resend.class, name = "resend")
  })
  private interface RequestNames {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = HubWord.Pushed.class, name = "pushed"),
    @JsonSubTypes.Type(value = HubWord.Verified.class, name = "verified"),
    @JsonSubTypes.Type(value = HubWord.Denied.class, name = "denied"),
    @JsonSubTypes.Type(value = HubWord.Refused.class, name = "refused")
  })
  private interface HubWordNames {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Evidence.Coverage.class, name = "coverage"),
    @JsonSubTypes.Type(value = Evidence.Withdrawal.class, name = "withdrawal"),
    @JsonSubTypes.Type(value = Evidence.Volume.class, name = "volume")
  })
  private interface EvidenceNames {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Reason.FirstPoll.class, name = "first-poll"),
    @JsonSubTypes.Type(value = Reason.Floor.class, name = "floor"),
    @JsonSubTypes.Type(value = Reason.Quiet.class, name = "quiet"),
    @JsonSubTypes.Type(value = Reason.BackUp.class, name = "back-up"),
    @JsonSubTypes.Type(value = Reason.Announced.class, name = "announced"),
    @JsonSubTypes.Type(value = Reason.SkippedHours.class, name = "skipped-hours"),
    @JsonSubTypes.Type(value = Reason.SiteRests.class, name = "site-rests"),
    @JsonSubTypes.Type(value = Reason.NetworkDown.class, name = "network-down"),
    @JsonSubTypes.Type(value = Reason.ServerSays.class, name = "server-says"),
    @JsonSubTypes.Type(value = Reason.BackingOff.class, name = "backing-off"),
    @JsonSubTypes.Type(value = Reason.Asked.class, name = "asked"),
    @JsonSubTypes.Type(value = Reason.Gone.class, name = "gone"),
    @JsonSubTypes.Type(value = Reason.Paused.class, name = "paused"),
    @JsonSubTypes.Type(value = Reason.Parked.class, name = "parked")
  })
  private interface ReasonNames {}

  @SuppressWarnings("UnusedMethod") // Jackson takes the annotations of them
  private interface LaterFieldsOfMember {
    @JacksonInject(value = NOT_YET, useInput = OptBoolean.TRUE)
    Optional<Story.Reason> reason();

    @JacksonInject(value = NOT_YET, useInput = OptBoolean.TRUE)
    Optional<String> movedFrom();
  }
}
