import HubProtocol

/// The frames as JSON lines.
struct FrameLines {
  let path: String

  func run() throws {
    var client = try LineClient(path: path)
    try client.beginWatching()
    while true {
      if let frame = try client.nextFrame(waitingMilliseconds: -1) { try Output.json(frame) }
    }
  }
}
