package dev.tocsin.messaging.streams;

import dev.tocsin.messaging.NewerSchemaException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/**
 * What happens to a record that cannot be read: it goes to the dead letters with its reason and the
 * rest goes on; unless a newer Tocsin wrote it, which stops the service.
 */
public final class UnreadableRecords extends LogAndContinueExceptionHandler {

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    return isNewer(exception) ? Response.fail() : super.handleError(context, record, exception);
  }

  static boolean isNewer(Throwable exception) {
    for (Throwable at = exception; at != null; at = at.getCause()) {
      if (at instanceof NewerSchemaException) {
        return true;
      }
    }
    return false;
  }
}
