import Foundation
import Testing

@testable import hubctl

@Suite("Which line is meant")
struct SocketPlaceTests {
  private let nowhere = "/tmp/hubd-test-\(UUID())"

  private func folder(_ names: [String]) throws -> String {
    try FileManager.default.createDirectory(atPath: nowhere, withIntermediateDirectories: true)
    for name in names { try Data().write(to: URL(filePath: "\(nowhere)/\(name)")) }
    return nowhere
  }

  private func cleaned<Result>(_ body: () throws -> Result) throws -> Result {
    let result = try body()
    try FileManager.default.removeItem(atPath: nowhere)
    return result
  }

  @Test("what was said wins: the socket, then the line, then HUBD_SOCKET")
  func order() throws {
    let environment = ["HUBD_SOCKET": "/e.sock"]
    func path(_ socket: String?, _ line: String?) throws -> String {
      try SocketPlace.path(socket: socket, line: line, environment: environment)
    }
    #expect(try path("/s.sock", "liege") == "/s.sock")
    #expect(try path(nil, "liege") == "/run/hubd/liege.sock")
    #expect(try path(nil, nil) == "/e.sock")
  }

  @Test("the only line that runs is meant when nothing was said")
  func onlyLine() throws {
    let path = try cleaned {
      try SocketPlace.path(
        socket: nil, line: nil, environment: [:], folder: folder(["liege.sock", "notes.txt"]))
    }
    #expect(path == "\(nowhere)/liege.sock")
  }

  @Test("several lines ask which, none says so")
  func severalOrNone() throws {
    #expect(throws: CallFailure.self) {
      try cleaned {
        try SocketPlace.path(socket: nil, line: nil, environment: [:], folder: folder(["a.sock", "b.sock"]))
      }
    }
    #expect {
      try SocketPlace.path(socket: nil, line: nil, environment: [:], folder: "/nowhere")
    } throws: { error in
      if case CallFailure.noLine = error { true } else { false }
    }
    try FileManager.default.removeItem(atPath: nowhere)
  }
}
