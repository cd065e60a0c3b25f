/// Why the world cannot be run; nothing has happened yet when one is thrown.
enum WorldError: Error, CustomStringConvertible {
  /// The configuration lacks something the world needs, or says it in a way it cannot read.
  case config(String)
  /// A file cannot be read or written.
  case file(String)
  /// The daemon could not be started.
  case child(String)
  /// The world itself cannot stand up.
  case kernel(String)

  var description: String {
    switch self {
    case .config(let text): "config: \(text)"
    case .file(let text): "kernel: \(text)"
    case .child(let text): "client: \(text)"
    case .kernel(let text): "kernel: \(text)"
    }
  }
}
