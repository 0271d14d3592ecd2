package dev.codestrator.app.job;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/// Counts tokens as the models of Codex do.
final class TokenCount {
  private static final Encoding ENCODING =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

  private TokenCount() {}

  /// How many tokens a text is.
  static int of(String text) {
    return ENCODING.countTokensOrdinary(text);
  }
}
