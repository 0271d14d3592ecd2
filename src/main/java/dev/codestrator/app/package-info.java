/// The services, one package each, and what they share: the call they answer and the commits they
/// make.
///
/// A service method reads: load, decide, save, report. Services know the layers below and each
/// other without cycles; they know no JSON, no command line and no protocol.
@NullMarked
package dev.codestrator.app;

import org.jspecify.annotations.NullMarked;
