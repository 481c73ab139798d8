package dev.tocsin.gateway.page;

import dev.tocsin.gateway.model.Volume;
import java.util.List;

/** The volume of topics over time as the chart draws it: the same, with colours. */
record VolumeView(long bucketSeconds, List<Long> times, List<Band> bands) {
  /** The last of the eight colours stands for what has none. */
  private static final int GREY = 7;

  /** One colour of the chart. */
  record Band(String topic, String name, int hue, long total, List<Long> counts) {}

  static VolumeView of(Volume volume, Topics topics) {
    return new VolumeView(
        volume.bucketSeconds(),
        volume.times(),
        volume.series().stream()
            .map(
                series ->
                    new Band(
                        series.topic(),
                        series.name(),
                        topics.find(series.topic()).map(Topics.Label::hue).orElse(GREY),
                        series.total(),
                        series.counts()))
            .toList());
  }
}
