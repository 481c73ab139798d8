/** Topics as code: files of topics checked, tested, explained, scored and formatted. */
@NullMarked
package dev.tocsin.cli.topics;

import org.jspecify.annotations.NullMarked;
