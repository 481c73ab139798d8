/** Settings: flag over environment over file over default, with every error told at once. */
@NullMarked
package dev.tocsin.cli.settings;

import org.jspecify.annotations.NullMarked;
