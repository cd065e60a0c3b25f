import HubModbus
import HubUnits
import Testing

@Suite("An answer is taken only for the question it belongs to")
struct ModbusAnswerTests {
  private typealias Server = @Sendable ([UInt8]) -> [UInt8]

  private func connected(to server: RawServer, timeout: Nanoseconds = .seconds(5)) throws -> ModbusLink {
    var link = ModbusLink(
      to: ModbusEndpoint(address: "127.0.0.1", port: UInt16(server.port), timeout: timeout))
    try link.connect()
    return link
  }

  private func register(_ address: UInt16, of link: inout ModbusLink) throws(ModbusError) -> UInt16 {
    var values: [UInt16] = [0]
    var room = values.mutableSpan
    try link.readInputRegisters(from: address, count: 1, into: &room)
    return values[0]
  }

  /// The answer to a reading of one register, as a device that does everything right gives it.
  private static func right(_ request: [UInt8], _ value: UInt8) -> [UInt8] {
    [request[0], request[1], 0, 0, 0, 5, request[6], 4, 2, 0, value]
  }

  @Test("an answer with another number is thrown away and counted, and the question still gets its own")
  func wrongNumber() throws {
    let server = try RawServer { request in
      var other = Self.right(request, 99)
      other[1] &+= 1
      return other + Self.right(request, request[9])
    }
    defer { server.stop() }
    var link = try connected(to: server)
    for address in UInt16(0)..<20 {
      let value = try register(address, of: &link)
      #expect(value == address)
    }
    #expect(link.strayAnswers == 20)
    let isStillConnected = link.isConnected
    #expect(isStillConnected)
  }

  @Test("a doubled answer is thrown away at the next question, which gets its own")
  func doubled() throws {
    let server = try RawServer { Self.right($0, $0[9]) + Self.right($0, $0[9]) }
    defer { server.stop() }
    var link = try connected(to: server)
    for address in UInt16(0)..<20 {
      let value = try register(address, of: &link)
      #expect(value == address)
    }
    #expect(link.strayAnswers == 19)
  }

  @Test("strays without end do not hold a question beyond its time, even if its answer comes behind them")
  func endlessStrays() throws {
    // 11 MB, in portions of 260 bytes: more than can be received in that time.
    let count = 1_000_000
    let other = Self.right([0xFF, 0xFF, 0, 0, 0, 6, 0xFF], 99)
    let strays = (0..<count).flatMap { _ in other }
    let server = try RawServer { strays + Self.right($0, $0[9]) }
    defer { server.stop() }
    var link = try connected(to: server, timeout: .milliseconds(20))
    var kind: ModbusError.Kind?
    // On a busy machine the server may not have begun by then: asked again, till a stray has come.
    repeat {
      let isUp = link.isConnected
      if !isUp { try link.connect() }
      kind = nil
      do throws(ModbusError) { _ = try register(0, of: &link) } catch { kind = error.kind }
    } while kind == .timeout && link.strayAnswers == 0
    #expect(kind == .timeout)
    let thrownAway = Int(link.strayAnswers)
    #expect((1..<count).contains(thrownAway))
    let isStillConnected = link.isConnected
    #expect(!isStillConnected, "what is still to come is of no use to anybody")
  }

  @Test("what bears our number and is no answer to our question costs the connection")
  func impossible() throws {
    let spoilt: [(String, Server)] = [
      ("function", { [$0[0], $0[1], 0, 0, 0, 5, $0[6], 3, 2, 0, 42] }),
      ("count", { [$0[0], $0[1], 0, 0, 0, 7, $0[6], 4, 4, 0, 42, 0, 43] }),
      ("unit", { [$0[0], $0[1], 0, 0, 0, 5, $0[6] + 1, 4, 2, 0, 42] }),
      ("protocol", { [$0[0], $0[1], 0, 1, 0, 5, $0[6], 4, 2, 0, 42] }),
      ("length in the header", { [$0[0], $0[1], 0, 0, 0, 6, $0[6], 4, 2, 0, 42] }),
      ("exception code", { [$0[0], $0[1], 0, 0, 0, 3, $0[6], 0x84, 200] }),
      ("function of the exception", { [$0[0], $0[1], 0, 0, 0, 3, $0[6], 0x83, 2] }),
      ("bytes behind it", { Self.right($0, 42) + [1, 2, 3] }),
      // Libmodbus fills it up with the next message's first byte.
      ("cut by one byte, and the next", { Array(Self.right($0, 42).dropLast()) + Self.right($0, 43) }),
      ("cut by two bytes, and the next", { Array(Self.right($0, 42).dropLast(2)) + Self.right($0, 43) }),
    ]
    for (what, answer) in spoilt {
      let server = try RawServer(answer)
      defer { server.stop() }
      var link = try connected(to: server)
      var kind: ModbusError.Kind?
      do throws(ModbusError) { _ = try register(0, of: &link) } catch { kind = error.kind }
      #expect(kind == .invalidAnswer, "\(what)")
      let isStillConnected = link.isConnected
      #expect(!isStillConnected, "\(what)")
    }
  }

  @Test("a write that comes back otherwise than it was sent has not been acknowledged")
  func wrongEcho() throws {
    for place in 8..<12 {
      let server = try RawServer { request in
        var echo = request
        echo[place] ^= 1
        return echo
      }
      defer { server.stop() }
      var link = try connected(to: server)
      var kind: ModbusError.Kind?
      do throws(ModbusError) { try link.writeRegister(0x0102, 0x0304) } catch { kind = error.kind }
      #expect(kind == .invalidAnswer)
    }
  }

  @Test("an answer cut short is not in time, and its rest is never read as the next one's begin")
  func cutShort() throws {
    let server = try RawServer { Array(Self.right($0, 42).dropLast()) }
    defer { server.stop() }
    var link = try connected(to: server, timeout: .milliseconds(50))
    var kind: ModbusError.Kind?
    do throws(ModbusError) { _ = try register(0, of: &link) } catch { kind = error.kind }
    #expect(kind == .timeout)
    let isStillConnected = link.isConnected
    #expect(!isStillConnected)
  }

  @Test("a reading that is not answered leaves the link up once, a write takes it down at once")
  func silence() throws {
    let server = try RawServer { _ in [] }
    defer { server.stop() }
    var link = try connected(to: server, timeout: .milliseconds(20))
    var isUp: [Bool] = []
    for _ in 0..<2 {
      #expect(throws: ModbusError.self) { _ = try register(0, of: &link) }
      isUp.append(link.isConnected)
    }
    #expect(isUp == [true, false])
    try link.connect()
    #expect(throws: ModbusError.self) { try link.writeCoil(1, true) }
    let isUpAfterWrite = link.isConnected
    #expect(!isUpAfterWrite, "the order may still be under way; nobody may wait for it on this connection")
  }
}
