import Foundation
import Glibc
import HubUnits

/// A device on loopback that answers as fast as it can: one thread a connection, TCP_NODELAY, nothing looked up.
///
/// Registers count the answers, so that a heartbeat moves and an encoder counts.
final class FastDevice: Sendable {
  struct CannotListen: Error { let rawErrno: Int32 }

  let port: UInt16
  private let listener: Int32

  init() throws {
    guard let opened = LoopbackListener.open() else { throw CannotListen(rawErrno: errno) }
    (listener, port) = opened
    let listener = listener
    Thread.detachNewThread {
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        LoopbackListener.setNoDelay(client)
        Thread.detachNewThread {
          Self.serve(client)
          close(client)
        }
      }
    }
  }

  private static func serve(_ client: Int32) {
    var request = [UInt8](repeating: 0, count: 260)
    var answer = [UInt8](repeating: 0, count: 260)
    var count: UInt8 = 0
    while true {
      // Safety: at most the array's own count is read into it. A master waits for its answer before it asks again.
      let got = unsafe recv(client, &request, request.count, 0)
      guard got >= 12 else { return }
      let wanted = Int(request[10]) << 8 | Int(request[11])
      var length = 12
      for n in 0..<12 { answer[n] = request[n] }
      switch request[7] {
      case 1...4:
        let bytes = request[7] < 3 ? (wanted + 7) / 8 : 2 * wanted
        count &+= 1
        for n in 0..<bytes { answer[9 + n] = count }
        answer[8] = UInt8(bytes)
        length = 9 + bytes
      default: break
      }
      answer[4] = 0
      answer[5] = UInt8(length - 6)
      // Safety: `length` bytes of an array of 260.
      guard unsafe send(client, answer, length, Int32(MSG_NOSIGNAL)) == length else { return }
    }
  }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }
}
