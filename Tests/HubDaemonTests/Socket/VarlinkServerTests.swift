import Foundation
import Glibc
import HubProtocol
import Testing

@testable import HubDaemon

@Suite("The socket")
struct VarlinkServerTests {
  private let sorter = "io.hubd.Sorter."

  @Test("a call that drips in one byte at a time is answered")
  func drippedCall() async throws {
    let paper = PaperServer()
    try await paper.running {
      let client = try RawClient(paper.path)
      for byte in #"{"method":"io.hubd.Sorter.GetState"}"#.utf8 { try await client.send([byte]) }
      try await client.send([0])
      let reply = try await client.reply()
      #expect(reply.error == nil)
      #expect(reply.parameters["state"]?.contains("paper") == true)
    }
  }

  @Test("the file is for owner and group alone, and gone when the server is")
  func fileMode() async throws {
    let paper = PaperServer()
    try await paper.running {
      let facts = try FileManager.default.attributesOfItem(atPath: paper.path)
      #expect(facts[.posixPermissions] as? Int == 0o660)
    }
    #expect(!FileManager.default.fileExists(atPath: paper.path))
  }

  @Test("a redirect is taken for its lane, and refused with the reason and how much too late it came")
  func redirect() async throws {
    let paper = PaperServer()
    try await paper.running {
      let client = try RawClient(paper.path)
      let taken = try await client.call(sorter + "Redirect", #"{"parcel":"41","number":1,"id":"a"}"#)
      #expect(taken.error == nil && taken.parameters["outcome"] != nil)
      let late = try await client.call(sorter + "Redirect", #"{"parcel":"41","number":2,"id":"b"}"#)
      #expect(late.error == sorter + "RedirectRefused")
      #expect(late.parameters == ["refusal": "tooLate", "late_mm": "120"])
      let nobody = try await client.call(sorter + "Redirect", #"{"number":1,"id":"c"}"#)
      #expect(nobody.error == "org.varlink.service.InvalidParameter")
    }
  }

  @Test("a file that a dead daemon left is taken over; a socket that answers is not")
  func staleFile() async throws {
    let paper = PaperServer()
    let dead = try SocketListener(path: paper.path, mode: 0o660)
    close(dead.descriptor)
    #expect(FileManager.default.fileExists(atPath: paper.path))
    try await paper.running {
      #expect(throws: SocketListener.Failure.alreadyServed(path: paper.path)) {
        _ = try SocketListener(path: paper.path, mode: 0o660)
      }
      let client = try RawClient(paper.path)
      #expect(try await client.call("org.varlink.service.GetInfo").error == nil)
    }
  }

  @Test("an ordinary file in the socket's place is left alone")
  func ordinaryFile() throws {
    let path = "/tmp/hubd-test-\(UUID().uuidString.prefix(8)).txt"
    try Data("mine".utf8).write(to: URL(filePath: path))
    #expect(throws: SocketListener.Failure.notASocket(path: path)) {
      _ = try SocketListener(path: path, mode: 0o660)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    try FileManager.default.removeItem(atPath: path)
  }

  @Test("introspection names both interfaces and gives their definitions")
  func introspection() async throws {
    let paper = PaperServer()
    try await paper.running {
      let client = try RawClient(paper.path)
      let info = try await client.call("org.varlink.service.GetInfo")
      #expect(info.parameters["interfaces"]?.contains("io.hubd.Sorter") == true)
      #expect(info.parameters["version"] == "0-test")
      let text = try await client.call(
        "org.varlink.service.GetInterfaceDescription", #"{"interface":"io.hubd.Sorter"}"#)
      #expect(text.parameters["description"] == SorterInterface.definition)
      let unknown = try await client.call(
        "org.varlink.service.GetInterfaceDescription", #"{"interface":"a.b"}"#)
      #expect(unknown.error == "org.varlink.service.InterfaceNotFound")
    }
  }

  @Test(
    "what cannot be called is answered with the standard error",
    arguments: [
      ("a.b.C", "{}", "InterfaceNotFound", "interface", "a.b"),
      ("io.hubd.Sorter.Fly", "{}", "MethodNotFound", "method", "io.hubd.Sorter.Fly"),
      ("org.varlink.service.Fly", "{}", "MethodNotFound", "method", "org.varlink.service.Fly"),
      ("io.hubd.Sorter.SetLane", #"{"enabled":true,"id":"a"}"#, "InvalidParameter", "parameter", "number"),
    ])
  func standardErrors(
    method: String, parameters: String, error: String, key: String, value: String
  ) async throws {
    let paper = PaperServer()
    try await paper.running {
      let reply = try await RawClient(paper.path).call(method, parameters)
      #expect(reply.error == "org.varlink.service." + error)
      #expect(reply.parameters == [key: value])
    }
  }

  @Test("pipelined calls are answered in their order, and oneway ones not at all")
  func pipelining() async throws {
    let paper = PaperServer()
    try await paper.running {
      let client = try RawClient(paper.path)
      let calls = (0..<50).map { number in
        #"{"method":"\#(sorter)ReadEvents","parameters":{"from_sequence":\#(number),"limit":1}"#
          + (number == 20 ? #","oneway":true}"# : "}")
      }
      try await client.send(Array(calls.joined(separator: "\0").utf8) + [0])
      // The client closes its sending half, as `nc -N` does, and still gets every reply.
      client.finishSending()
      for number in 0..<50 where number != 20 {
        #expect(try await client.reply().parameters["next_sequence"] == "\(number)")
      }
      #expect(try await client.receive() == nil)
    }
  }

  @Test("a message past the bound is refused with a word, and the connection closed")
  func tooLong() async throws {
    let paper = PaperServer()
    try await paper.running {
      let client = try RawClient(paper.path)
      try await client.send([UInt8](repeating: 0x20, count: VarlinkMessage.longestBytes + 1))
      let reply = try await client.reply()
      #expect(reply.error == sorter + "MessageTooLong")
      #expect(reply.parameters == ["limit_bytes": "1048576"])
      #expect(try await client.receive() == nil)
    }
  }

  @Test("what is no Varlink is answered and the connection closed")
  func noVarlink() async throws {
    let paper = PaperServer()
    try await paper.running {
      let client = try RawClient(paper.path)
      try await client.send("GET / HTTP/1.1")
      #expect(try await client.reply().error == "org.varlink.service.InvalidParameter")
      #expect(try await client.receive() == nil)
    }
  }

  @Test("the service's refusals reach the client with their parameters")
  func refusals() async throws {
    let paper = PaperServer()
    try await paper.running {
      let client = try RawClient(paper.path)
      let lane = try await client.call(sorter + "SetLane", #"{"number":99,"enabled":true,"id":"a"}"#)
      #expect(lane.error == sorter + "UnknownLane")
      #expect(lane.parameters == ["number": "99"])
      let reset = try await client.call(sorter + "ResetHold", #"{"id":"b"}"#)
      #expect(reset.error == sorter + "ResetRefused")
      #expect(reset.parameters == ["cause": "journalDown"])
    }
  }

  @Test("a command's id reaches the service as it was given, each time")
  func commandIDs() async throws {
    let paper = PaperServer()
    try await paper.running {
      let client = try RawClient(paper.path)
      let parameters = #"{"number":1,"enabled":false,"id":"shift-7/lane"}"#
      let first = try await client.call(sorter + "SetLane", parameters)
      let again = try await client.call(sorter + "SetLane", parameters)
      #expect(first.parameters["outcome"]?.contains("shift-7/lane") == true)
      #expect(again.error == nil)
      #expect(
        paper.service.commands == [
          "SetLane shift-7/lane by engineer", "SetLane shift-7/lane by engineer",
        ])
    }
  }

  @Test("an import dies with its connection")
  func importDies() async throws {
    let paper = PaperServer()
    try await paper.running {
      var client: RawClient? = try RawClient(paper.path)
      _ = try await client?.call(sorter + "BeginManifestImport", #"{"source":"m.csv","id":"i"}"#)
      let connection = try #require(paper.service.openImports.first)
      client = nil
      await paper.service.waitUntilClosed(connection)
      #expect(paper.service.openImports.isEmpty)
    }
  }

  @Test("one client more than the limit is told so")
  func clientLimit() async throws {
    let paper = PaperServer(clientLimit: 1)
    try await paper.running {
      // The connection that looked for the server counts until it is gone.
      await paper.service.waitUntilClosed(1)
      let first = try RawClient(paper.path)
      #expect(try await first.call("org.varlink.service.GetInfo").error == nil)
      let second = try RawClient(paper.path)
      #expect(try await second.reply().error == sorter + "TooManyClients")
    }
  }

  @Test("a client without a role is refused with the group it needs, but may ask what this is")
  func nobody() async throws {
    let paper = PaperServer(access: AccessPolicy(ownUser: .max, groups: [:]))
    // As root every client is an engineer; elsewhere nobody is.
    let isRoot = geteuid() == 0
    try await paper.running {
      let client = try RawClient(paper.path)
      #expect(try await client.call("org.varlink.service.GetInfo").error == nil)
      let reply = try await client.call(sorter + "GetState")
      #expect(reply.error == (isRoot ? nil : sorter + "NotPermitted"))
    }
  }
}
