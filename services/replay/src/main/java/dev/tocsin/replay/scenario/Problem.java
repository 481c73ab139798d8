package dev.tocsin.replay.scenario;

/**
 * One thing that is wrong in a file that a person wrote.
 *
 * @param line counted from 1; 0 when it is the file as a whole
 * @param mend what to do about it
 */
public record Problem(String file, int line, String what, String mend) {

  @Override
  public String toString() {
    String place = line == 0 ? file : file + ":" + line;
    return place + ": " + what + "; " + mend;
  }
}
