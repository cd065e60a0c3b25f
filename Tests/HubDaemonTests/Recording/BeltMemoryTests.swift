import Dispatch
import Foundation
import HubCore
import HubStore
import HubUnits
import Logging
import Testing

@testable import HubDaemon

@Suite("What a start may believe of the life before")
struct BeltMemoryTests {
  private static let savedAt = WallTime(milliseconds: 1_795_000_000_000)
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "hub-belt-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  /// A belt of 2.5 m/s with a pulse a millimetre.
  private static func plan(bits: UInt8 = 32) -> CorePlan {
    let belt = BeltPlan(
      length: .metres(60), nominalSpeed: .millimetresPerSecond(2_500), encoderLink: LinkIndex(0),
      encoderBits: bits, perPulse: .millimetres(1))
    return CorePlan(belt: belt, cycle: .milliseconds(1))
  }

  private static func memory(encoderCount: UInt32 = 70_000) throws -> BeltMemory {
    let code = try #require(Barcode("3SABCD1234567"))
    return BeltMemory(
      configuration: "liege", savedAtMilliseconds: savedAt.milliseconds, encoderCount: encoderCount,
      parcels: [
        RememberedParcel(
          serial: ParcelSerial(7), code: code, position: .millimetres(12_345), length: .millimetres(400)),
        RememberedParcel(
          serial: ParcelSerial(8), code: Barcode(), position: .millimetres(11_000), length: .millimetres(250)),
      ])
  }

  private static func after(_ seconds: Int64) -> WallTime {
    WallTime(milliseconds: savedAt.milliseconds + seconds * 1_000)
  }

  private func refusal(
    configuration: String = "liege", after seconds: Int64 = 2, bits: UInt8 = 32, _ file: BeltMemoryFile
  ) -> WarmStartRefusal? {
    do throws(WarmStartRefusal) {
      _ = try file.read(configuration: configuration, at: Self.after(seconds), Self.plan(bits: bits))
      return nil
    } catch { return error }
  }

  @Test(
    "What was written is read again, codes byte for byte, and the newest takes the place of the one before")
  func roundTrip() throws {
    let file = BeltMemoryFile(folder: folder.path)
    try file.write(try Self.memory(encoderCount: 1))
    let memory = try Self.memory()
    try file.write(memory)
    let read = try file.read(configuration: "liege", at: Self.after(2), Self.plan())
    #expect(read == memory)
    #expect(read.parcels.map(\.code) == [Barcode("3SABCD1234567"), Barcode()])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [BeltMemoryFile.name])
  }

  @Test("Without a file nothing is taken up")
  func noFile() {
    let file = BeltMemoryFile(folder: folder.path)
    #expect(refusal(file) == .noFile(path: file.path))
  }

  @Test("A file cut short, changed by one byte, or of nothing but zeros is refused as damaged")
  func damaged() throws {
    let file = BeltMemoryFile(folder: folder.path)
    try file.write(try Self.memory())
    let whole = try Data(contentsOf: URL(fileURLWithPath: file.path))
    #expect(refusal(file) == nil)
    for length in [0, 1, whole.count / 2, whole.count - 3] {
      try whole.prefix(length).write(to: URL(fileURLWithPath: file.path))
      #expect(refusal(file) == .damaged(path: file.path))
    }
    for place in stride(from: 0, to: whole.count - 1, by: 7) {
      var changed = whole
      changed[place] ^= 1
      try changed.write(to: URL(fileURLWithPath: file.path))
      #expect(refusal(file) == .damaged(path: file.path), "byte \(place)")
    }
    try Data(repeating: 0, count: 4_096).write(to: URL(fileURLWithPath: file.path))
    #expect(refusal(file) == .damaged(path: file.path))
  }

  @Test("A belt of another configuration is not this belt")
  func otherConfiguration() throws {
    let file = BeltMemoryFile(folder: folder.path)
    try file.write(try Self.memory())
    #expect(refusal(configuration: "liege with another eye", file) == .otherConfiguration)
  }

  @Test("A form that another version writes is refused by its number")
  func otherForm() throws {
    let file = BeltMemoryFile(folder: folder.path)
    var memory = try Self.memory()
    memory.form = 2
    try file.write(memory)
    #expect(refusal(file) == .otherForm(2))
  }

  @Test("A belt that was empty leaves nobody to look for")
  func nobody() throws {
    let file = BeltMemoryFile(folder: folder.path)
    var memory = try Self.memory()
    memory.parcels = []
    try file.write(memory)
    #expect(refusal(file) == .nobody)
  }

  @Test("An old memory is refused: after minutes, or once a short counter could have come round")
  func tooOld() throws {
    let file = BeltMemoryFile(folder: folder.path)
    try file.write(try Self.memory())
    #expect(refusal(after: 299, file) == nil)
    #expect(refusal(after: 301, file) == .tooOld(age: .seconds(301), limit: .seconds(300)))
    // 65,536 mm at 2.5 m/s are 26.2 s; three quarters of that are 19.6 s.
    #expect(refusal(after: 19, bits: 16, file) == nil)
    guard case .tooOld = refusal(after: 20, bits: 16, file) else {
      Issue.record("a counter that may have come round was believed")
      return
    }
    #expect(refusal(after: -1, file) == .fromTheFuture)
  }

  private func travel(to count: UInt32, bits: UInt8 = 32, after seconds: Int64 = 2, from: UInt32 = 70_000)
    throws
    -> Result<Distance, WarmStartRefusal>
  {
    let memory = try Self.memory(encoderCount: from)
    do throws(WarmStartRefusal) {
      return .success(
        try memory.believableTravel(to: count, at: Self.after(seconds), Self.plan(bits: bits)))
    } catch { return .failure(error) }
  }

  @Test("The encoder tells how far the belt went on, over the end of its counter, and a little back")
  func travel() throws {
    #expect(try travel(to: 70_000) == .success(.zero))
    #expect(try travel(to: 73_000) == .success(.millimetres(3_000)))
    #expect(try travel(to: 69_995) == .success(.millimetres(-5)))
    #expect(try travel(to: 500, bits: 16, from: 65_000) == .success(.millimetres(1_036)))
  }

  @Test(
    "An encoder that counts from elsewhere is not believed: its counter began anew, or the belt ran too far")
  func encoderElsewhere() throws {
    // Two seconds at the highest believable speed, 3.75 m/s, and 100 mm for rounding.
    let most = Distance.millimetres(7_600)
    #expect(
      try travel(to: 77_601) == .failure(.encoderElsewhere(travel: .millimetres(7_601), most: most)))
    guard case .failure(.encoderElsewhere) = try travel(to: 0) else {
      Issue.record("a counter that began anew was believed")
      return
    }
  }

  @Test("A belt that is stopped in order leaves nobody to the next life")
  func orderlyStop() throws {
    let file = BeltMemoryFile(folder: folder.path)
    try file.write(try Self.memory())
    BeltKeeper(file, configuration: "liege", log: Logger(label: "belt") { _ in SwiftLogNoOpLogHandler() })
      .finish(
        at: Self.savedAt.milliseconds)
    #expect(refusal(file) == .nobody)
  }

  @Test("A disk that hangs costs newer memories, and keeps neither the line nor its end waiting")
  func hangingDisk() throws {
    let hangs = DispatchSemaphore(value: 0)
    let goesOn = DispatchSemaphore(value: 0)
    let quiet = Logger(label: "belt") { _ in SwiftLogNoOpLogHandler() }
    let keeper = BeltKeeper(at: "/disk/belt.json", configuration: "liege", log: quiet) { _ in
      hangs.signal()
      goesOn.wait()
    }
    keeper.keep(try Self.memory())
    hangs.wait()
    // Would never come back if they waited for the disk, which goes on only below.
    keeper.keep(try Self.memory())
    keeper.finish(at: Self.savedAt.milliseconds, within: .milliseconds(1))
    goesOn.signal()
    // The end's own memory was waiting behind the one that hung; the second was left out.
    hangs.wait()
    goesOn.signal()
    keeper.finish(at: Self.savedAt.milliseconds, within: .milliseconds(1))
    goesOn.signal()
    #expect(hangs.wait(timeout: .now() + 10) == .success)
    #expect(hangs.wait(timeout: .now()) == .timedOut)
  }

  @Test("Each reason not to take the belt up is told in words of its own")
  func words() {
    let refusals: [WarmStartRefusal] = [
      .noFile(path: "/x"), .unreadable(path: "/x", reason: "no"), .damaged(path: "/x"), .otherForm(2),
      .otherConfiguration, .tooOld(age: .seconds(400), limit: .seconds(300)), .fromTheFuture, .nobody,
      .encoderElsewhere(travel: .metres(9), most: .metres(8)), .stopped,
    ]
    #expect(Set(refusals.map(\.description)).count == refusals.count)
    #expect("\(refusals[5])".contains("400 s ago") && "\(refusals[8])".contains("9000 mm further on"))
  }
}
