/** YAML that people wrote, read so that what is wrong in it can be pointed at. */
@NullMarked
package dev.tocsin.cli.yaml;

import org.jspecify.annotations.NullMarked;
