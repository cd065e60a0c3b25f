import HubSim
import HubUnits
import Testing

private func population(seed: UInt64 = 1, count: Int = 4_000, rates: PopulationRates = .init()) -> Population
{
  Population(count: count, seed: seed, stations: 2, hasFixedScanner: true, perHour: 3_600, rates: rates)
}

@Suite("The world's population")
struct PopulationTests {
  @Test("the same seed gives the same parcels, another seed others")
  func determinism() {
    #expect(population(seed: 5).parcels == population(seed: 5).parcels)
    #expect(population(seed: 5).parcels != population(seed: 6).parcels)
  }

  @Test("every S10 code has the check digit of the UPU's rule, and every spoilt one has not")
  func s10() throws {
    for parcel in population().parcels {
      guard let code = parcel.label.code, code.utf8.count == 13 else { continue }
      let digits = code.dropFirst(2).prefix(9).compactMap(\.wholeNumberValue)
      let weighted = zip(digits, [8, 6, 4, 2, 3, 5, 9, 7]).map { $0 * $1 }.reduce(0, +)
      let check = [10: 0, 11: 5][11 - weighted % 11] ?? 11 - weighted % 11
      #expect((digits[8] == check) == (parcel.defect != .badCheckDigit), "\(code)")
    }
  }

  @Test("a known S10 number comes out of the same arithmetic")
  func knownNumber() {
    // RB 12345678 5: the UPU's own example of the check digit.
    var random = SeededRandom(seed: 1)
    #expect(LabelCodes.spoilt(s10: "RB123456785BE", &random) != "RB123456785BE")
  }

  @Test("every SSCC on a label is 00 and 18 digits that sum to a multiple of ten; the manifest has the 18")
  func sscc() throws {
    var seen = 0
    for parcel in population().parcels {
      guard case .code(let code, aim: "]C1") = parcel.label, parcel.defect == .none else { continue }
      seen += 1
      let digits = code.dropFirst(2).compactMap(\.wholeNumberValue)
      #expect(code.hasPrefix("00") && digits.count == 18)
      let sum = digits.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3) }
      #expect(sum % 10 == 0)
      #expect(parcel.manifestCode == String(code.dropFirst(2)))
    }
    #expect(seen > 400)
  }

  @Test("codes are unique")
  func unique() {
    let codes = population().parcels.compactMap(\.label.code)
    #expect(Set(codes).count == codes.count)
  }

  @Test(
    "the manifest has a row for each parcel that an office knows, and says nothing where customs is silent")
  func manifest() {
    let population = population()
    let lines = population.manifest.split(separator: "\n")
    #expect(lines.first == "code,country,postcode,service,priority,customs,weight_g")
    #expect(lines.count == 1 + population.parcels.count(where: { $0.manifestCode != nil }))
    #expect(lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 7 })
    #expect(lines.contains { $0.contains(",,") })
    #expect(!population.manifest.contains("unknown"))
  }

  @Test("defects, priorities and customs states come about as often as their rates say")
  func rates() {
    let parcels = population(count: 20_000).parcels
    func perMille(_ fits: (PopulationParcel) -> Bool) -> Int {
      parcels.count(where: fits) * 1_000 / parcels.count
    }
    #expect((10...20).contains(perMille { $0.defect == .unreadable }))
    #expect((2...9).contains(perMille { $0.defect == .unknownCode }))
    #expect((2...9).contains(perMille { $0.defect == .badCheckDigit }))
    #expect((33...47).contains(perMille { $0.priority == .medical }))
    #expect((24...36).contains(perMille { $0.customs == .hold }))
    #expect((230...270).contains(perMille { !$0.isHandScanned }))
  }

  @Test("a worse day has more defects and the same people")
  func ratesMoveNothingElse() {
    var bad = PopulationRates()
    bad.unreadable = 300
    let (usual, worse) = (population().parcels, population(rates: bad).parcels)
    #expect(zip(usual, worse).allSatisfy { $0.length == $1.length && $0.arrival == $1.arrival })
    #expect(zip(usual, worse).allSatisfy { $0.destination == $1.destination && $0.customs == $1.customs })
  }
}
