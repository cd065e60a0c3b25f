import Foundation
import Glibc
import HubCore
import HubMocks
import HubProtocol
import HubRealtime
import Testing

@testable import HubDaemon

@Suite("An operator may hold the line, and may not move an output", .serialized)
struct HandAccessStories {
  /// Becomes another user, asks one call and prints the answer.
  private static let script = """
    import os, socket, sys
    os.setgroups([]); os.setgid(0); os.setuid(65534)
    s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1])
    s.sendall(sys.argv[2].encode() + b"\\0")
    print(s.recv(65536).decode().rstrip("\\0"))
    """

  @Test(
    "By the kernel's word of who is there: hold is taken, a jog is not, and no coil moves",
    .enabled(if: geteuid() == 0, "only root can become somebody else"))
  func operatorMayNotJog() async throws {
    // The socket is open to group 0 here, whose members are operators.
    let stand = try HandStand(access: AccessPolicy(ownUser: 990, groups: [.operator: 0, .engineer: 4_242]))
    try await stand.running {
      func ask(_ method: String, _ parameters: String) async throws -> String {
        try await run([
          Self.script, stand.path, #"{"method":"io.hubd.Sorter.\#(method)","parameters":\#(parameters)}"#,
        ])
      }
      // On a machine that is busy with other tests the answer may come too late; the hold comes all the same.
      let answer = try await ask("Hold", #"{"id":"h1"}"#)
      #expect(answer.contains("outcome") || answer.contains("CoreSilent"), "\(answer)")
      try await stand.awaiting("the hold") { stand.threads.snapshot.latest.hold != nil }
      for (method, parameters) in [
        ("JogOutput", #"{"output":"lane-1","id":"j1"}"#),
        ("WriteIO", #"{"output":"lane-1","on":true,"id":"j2"}"#),
        ("TryDiverter", #"{"number":1,"id":"j3"}"#),
      ] {
        let answer = try await ask(method, parameters)
        #expect(answer.contains("NotPermitted") && answer.contains("engineer"), "\(method): \(answer)")
      }
      #expect(try await ask("ReadIO", "{}").contains("lane-1"))
      #expect(stand.plc.coilChanges.isEmpty)
    }
  }

  private func run(_ arguments: [String]) async throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c"] + arguments
    let output = Pipe()
    process.standardOutput = output
    return try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { _ in
        let data = output.fileHandleForReading.readDataToEndOfFile()
        continuation.resume(returning: String(decoding: data, as: UTF8.self))
      }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
  }
}
