import Foundation
import Glibc
import Synchronization

/// The wire of a soak on TCP: one master at a time, plain sockets, TCP_NODELAY.
///
/// **Thread**: one of its own, until the line is over.
final class SoakTCPServer: Sendable {
  struct CannotListen: Error { let rawErrno: Int32 }

  let port: UInt16
  private let listener: Int32
  private let line: SoakLine
  private let device: Mutex<SoakDevice>

  init(_ line: SoakLine, _ device: SoakDevice) throws {
    self.line = line
    self.device = Mutex(device)
    guard let opened = LoopbackListener.open() else { throw CannotListen(rawErrno: errno) }
    (listener, port) = opened
    Thread.detachNewThread { [self] in serve() }
  }

  var counts: [SoakFault: Int] { device.withLock { $0.counts } }

  private func serve() {
    while !line.isOver.load(ordering: .acquiring) {
      let client = accept(listener, nil, nil)
      guard client >= 0 else { break }
      LoopbackListener.setNoDelay(client)
      var request = [UInt8](repeating: 0, count: 12)
      // Safety: at most the array's own count is read into it. All requests of a soak are 12 bytes long.
      while unsafe recv(client, &request, request.count, Int32(MSG_WAITALL)) == request.count {
        let reply = device.withLock {
          $0.reply(
            number: UInt16(request[0]) << 8 | UInt16(request[1]), unit: request[6],
            address: UInt16(request[8]) << 8 | UInt16(request[9]))
        }
        if reply.bytes.isEmpty { continue }
        // Safety: the array's own count.
        guard unsafe send(client, reply.bytes, reply.bytes.count, Int32(MSG_NOSIGNAL)) > 0 else { break }
      }
      close(client)
    }
    close(listener)
  }

  /// Wakes the thread so that it ends.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }
}
