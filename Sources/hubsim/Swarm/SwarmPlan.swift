import ArgumentParser
import Foundation
import HubSim

/// What a call of `hubsim swarm` asks for, checked.
struct SwarmPlan: Sendable {
  /// One seed to run.
  struct Entry: Sendable {
    var seed: UInt64
    var parcels: Int
    var script: SwarmScript
    /// The words of the script, as they are given on the command line.
    var faults: String
  }

  /// Pinned seeds first.
  var pinned: [Entry] = []
  /// Then these, one after the other, until one of the limits is reached.
  var first: UInt64 = 1
  var last = UInt64.max
  var parcels: Int
  var script: SwarmScript
  var faults: String
  var jobs: Int
  var seconds: Double?
  var total: Int?
  var only: Set<Int>?
  var keep: ClosedRange<Int>?
  var explains: Bool
  /// Failing seeds to be made smaller.
  var shows: Int
  var isCanary: Bool
  var sendsCanary: Bool

  /// A canary of this many parcels a seed is quick, and long enough to shift somebody.
  let canaryParcels = 300

  init(_ call: SwarmCommand) throws {
    guard (1...100_000).contains(call.parcels) else {
      throw ValidationError("--parcels must be from 1 to 100000")
    }
    guard (1...64).contains(call.jobs) else { throw ValidationError("--jobs must be from 1 to 64") }
    faults = call.day ? "ordinary" : call.faults
    script = try Self.script(faults)
    parcels = call.parcels
    jobs = call.jobs
    explains = call.explain
    shows = call.show
    isCanary = call.canary
    seconds = try call.duration.map(Self.seconds)
    total = call.day ? 5_000_000 : try call.total.map(Self.count)
    if let list = call.only { only = try Self.numbers(list) }
    if let range = call.keep { keep = try Self.range(range).asInts }
    if let file = call.seedsFile { pinned = try Self.read(file) }
    if let seed = call.seed {
      first = seed
      last = seed
    } else if let range = call.seeds {
      let range = try Self.range(range)
      first = range.lowerBound
      last = range.upperBound
    } else if call.seedsFile != nil, seconds == nil, total == nil {
      // The file alone.
      last = 0
    } else if seconds == nil, total == nil {
      last = 20
    }
    // One seed or part of one is looked at for itself.
    sendsCanary = !call.noCanary && !call.canary && call.seed == nil
  }

  static func script(_ words: String) throws -> SwarmScript {
    switch words {
    case "all": return .all
    case "none": return .none
    case "ordinary": return .ordinary
    default:
      var kinds: Set<SwarmFaultKind> = []
      for word in words.split(separator: ",") {
        guard let kind = SwarmFaultKind.allCases.first(where: { $0.word == word }) else {
          throw ValidationError("unknown fault '\(word)'; hubsim swarm --help lists them")
        }
        kinds.insert(kind)
      }
      return .only(kinds)
    }
  }

  private static func seconds(_ text: String) throws -> Double {
    let units: [(String, Double)] = [("min", 60), ("m", 60), ("h", 3_600), ("s", 1)]
    for (unit, factor) in units where text.hasSuffix(unit) {
      if let number = Double(text.dropLast(unit.count)), number > 0 { return number * factor }
    }
    throw ValidationError("'\(text)' is no time; write 90s, 2m or 1h")
  }

  private static func count(_ text: String) throws -> Int {
    let units: [(String, Double)] = [("M", 1_000_000), ("k", 1_000), ("", 1)]
    for (unit, factor) in units where text.hasSuffix(unit) {
      if let number = Double(text.dropLast(unit.count)), number > 0 { return Int(number * factor) }
    }
    throw ValidationError("'\(text)' is no number of parcels; write 10M, 500k or 2000")
  }

  private static func numbers(_ text: String) throws -> Set<Int> {
    guard text != "none" else { return [] }
    var numbers: Set<Int> = []
    for word in text.split(separator: ",") {
      guard word.hasPrefix("f"), let number = Int(word.dropFirst()) else {
        throw ValidationError("'\(word)' is no fault's number; write f3,f7")
      }
      numbers.insert(number)
    }
    return numbers
  }

  private static func range(_ text: String) throws -> ClosedRange<UInt64> {
    let ends = text.split(separator: ".").compactMap { UInt64($0) }
    guard ends.count == 2, text == "\(ends[0])..\(ends[1])", ends[0] <= ends[1] else {
      throw ValidationError("'\(text)' is no range; write 1..40")
    }
    return ends[0]...ends[1]
  }

  /// **Shape**: `SEED PARCELS FAULTS DATE CAUSE…`, one a line; `#` begins a comment.
  static func read(_ path: String) throws -> [Entry] {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw ValidationError("\(path) cannot be read: \(error.localizedDescription)")
    }
    return try text.split(separator: "\n").enumerated().compactMap { number, line in
      let words = line.prefix { $0 != "#" }.split(separator: " ")
      guard !words.isEmpty else { return nil }
      guard words.count >= 5, let seed = UInt64(words[0]), let parcels = Int(words[1]) else {
        throw ValidationError("\(path):\(number + 1): write SEED PARCELS FAULTS DATE CAUSE")
      }
      return Entry(
        seed: seed, parcels: parcels, script: try script(String(words[2])), faults: String(words[2]))
    }
  }
}

extension ClosedRange<UInt64> {
  fileprivate var asInts: ClosedRange<Int> { Int(lowerBound)...Int(upperBound) }
}
