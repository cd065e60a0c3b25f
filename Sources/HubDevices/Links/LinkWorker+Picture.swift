import HubCore
import HubRealtime
import HubUnits

extension LinkWorker where Bus: ~Copyable {
  /// Shows what was read, and tells a jog's watcher the edges in it.
  ///
  /// **Precondition**: `image` is a complete reading.
  mutating func showImage() {
    if jog.watchUntil > image.taken {
      for rank in settings.inputs.indices
      where jog.watched[rank] && image.bits[rank] != jog.picture.image.bits[rank]
        && !image.isFirstAfterReconnect
      {
        tell(
          jog.watcher,
          .edge(
            rank: UInt16(rank), isOn: image.bits[rank], after: jog.picture.image.taken, at: image.taken))
      }
    }
    jog.picture.image = image
    if let value = heartbeatWritten, value != jog.picture.heartbeat || jog.picture.heartbeatAt == .distantPast
    {
      jog.picture.heartbeat = value
      jog.picture.heartbeatAt = clock.now()
    }
    jogPorts.picture.write(jog.picture)
  }

  /// Notes what an output was told, once the device has acknowledged it.
  mutating func noteTold(_ rank: Int, _ isOn: Bool) {
    guard rank < jog.picture.outputs.count else { return }
    jog.picture.outputs[rank].isOn = isOn
    jog.picture.outputs[rank].at = clock.now()
  }

  /// Notes that every output is in its safe state.
  mutating func noteSafeState() {
    for rank in settings.outputs.indices { noteTold(rank, settings.outputs[rank].isOnWhenSafe) }
    jogPorts.picture.write(jog.picture)
  }

  /// The connection is gone: nobody knows the outputs any more.
  mutating func forgetTold() {
    for rank in jog.picture.outputs.indices { jog.picture.outputs[rank].at = .distantPast }
    jog.picture.heartbeatAt = .distantPast
    jogPorts.picture.write(jog.picture)
  }
}
