import Foundation
import Glibc
import HubProtocol

/// A daemon's socket that answers every question with one line's state.
final class AnsweringSocket: Sendable {
  let path: String
  private let listener: Int32

  init(_ state: LineState) throws {
    path = "/tmp/hubctl-answering-\(UUID().uuidString).sock"
    let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // Safe: the path is shorter than the 108 bytes of `sun_path`.
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { room in
      for (place, byte) in path.utf8.enumerated() { unsafe room[place] = byte }
    }
    // Safe: a local of the size that is said.
    let bound = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard bound == 0, listen(listener, 4) == 0 else { throw POSIXError(.EADDRINUSE) }
    let state = try String(decoding: VarlinkMessage.encoder().encode(state), as: UTF8.self)
    let reply = Array("{\"parameters\":{\"state\":\(state)}}".utf8) + [0]
    Thread.detachNewThread { Self.answer(on: listener, with: reply) }
  }

  private static func answer(on listener: Int32, with reply: [UInt8]) {
    while true {
      let client = accept(listener, nil, nil)
      guard client >= 0 else { return }
      var byte: UInt8 = 1
      // Safe: one byte into a local.
      while unsafe read(client, &byte, 1) == 1, byte != 0 {}
      // Safe: the array's own count.
      _ = unsafe write(client, reply, reply.count)
      close(client)
    }
  }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
    // Safe: the text lives through the call.
    unsafe unlink(path)
  }
}
