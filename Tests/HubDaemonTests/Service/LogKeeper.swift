import Logging
import Synchronization

/// Keeps what is logged, for a test to read.
final class LogKeeper: LogHandler, Sendable {
  private let kept = Mutex<[String]>([])

  var lines: [String] { kept.withLock { $0 } }

  func log(event: LogEvent) { kept.withLock { $0.append("\(event.level): \(event.message)") } }

  // One logger has it, and nobody sets anything.
  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { nil }
    set { preconditionFailure("the test itself is wrong: metadata \(key)") }
  }
  var metadata: Logger.Metadata {
    get { [:] }
    set { preconditionFailure("the test itself is wrong: metadata") }
  }
  var logLevel: Logger.Level {
    get { .info }
    set { preconditionFailure("the test itself is wrong: a level") }
  }
}
