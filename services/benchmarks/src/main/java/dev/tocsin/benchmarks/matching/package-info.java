/**
 * How fast articles meet topics, beside Lucene's own ways of doing it, in one run.
 *
 * <p>{@link dev.tocsin.benchmarks.matching.MatchingBench} starts one JVM for each number of topics,
 * with a fixed heap, and gathers what they measure. It is not JMH's loop because that times one
 * method on what its caches have seen before, and here each article must be new to the index that
 * judges it, and because it runs one benchmark after the other, while the memory of a machine that
 * others use may be twice as slow a minute later: here rivals take turns, round by round. What is
 * taken from JMH's book are forks, warm-up rounds, medians and the CPU time of the measuring
 * thread.
 */
@NullMarked
package dev.tocsin.benchmarks.matching;

import org.jspecify.annotations.NullMarked;
