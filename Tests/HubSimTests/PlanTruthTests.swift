import HubSim
import HubUnits
import Testing

private let plan = PlanTruth(
  groups: ["medical": [25], "liege": [1, 2], "belgium": [3], "dutch": [12]],
  rules: [
    .init(priority: "medical", group: "medical"),
    .init(countries: ["BE"], postcodes: "4000-4999", group: "liege"),
    .init(countries: ["BE", "LU"], group: "belgium"),
    .init(countries: ["NL"], postcodes: "1000-1099", group: "dutch"),
  ])

private func parcel(
  _ country: String, _ postcode: String, priority: ParcelPriority = .normal, customs: CustomsState = .cleared,
  defect: PopulationParcel.Defect = .none
) -> PopulationParcel {
  var parcel = Population(count: 1, seed: 1, stations: 1, hasFixedScanner: false, perHour: 60).parcels[0]
  parcel.destination = Destination(country: country, postcode: postcode)
  parcel.priority = priority
  parcel.customs = customs
  parcel.defect = defect
  return parcel
}

@Suite("The world's reading of the sort plan")
struct PlanTruthTests {
  @Test("the first rule that fits decides")
  func firstRule() {
    #expect(plan.allowedLanes(parcel("BE", "4432")) == [1, 2])
    #expect(plan.allowedLanes(parcel("BE", "9000")) == [3])
    #expect(plan.allowedLanes(parcel("LU", "4000")) == [3])
    #expect(plan.allowedLanes(parcel("BE", "4432", priority: .medical)) == [25])
  }

  @Test("bounds of postcodes are prefixes, and blanks do not count")
  func postcodes() {
    #expect(plan.allowedLanes(parcel("NL", "1012 AB")) == [12])
    #expect(plan.allowedLanes(parcel("NL", "1099 ZZ")) == [12])
    #expect(plan.allowedLanes(parcel("NL", "1100 AA")).isEmpty)
  }

  @Test("a destination without a rule has no lane")
  func noRule() {
    #expect(plan.allowedLanes(parcel("MT", "VLT 1117")).isEmpty)
  }

  @Test(
    "what customs has not cleared and what cannot be read may go to no release lane",
    arguments: CustomsState.allCases)
  func customs(state: CustomsState) {
    #expect(plan.allowedLanes(parcel("BE", "4432", customs: state)).isEmpty == (state != .cleared))
  }

  @Test("a bad label may go to no release lane")
  func defects() {
    for defect in [PopulationParcel.Defect.unreadable, .unknownCode, .badCheckDigit] {
      #expect(plan.allowedLanes(parcel("BE", "4432", defect: defect)).isEmpty)
    }
  }
}
