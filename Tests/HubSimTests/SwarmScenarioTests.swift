import HubSim
import HubUnits
import Testing

@Suite("A swarm's scenario")
struct SwarmScenarioTests {
  @Test("The same seed draws the same scenario, another seed another")
  func fromSeed() {
    let first = SwarmScenario(seed: 5, script: .all, parcels: 200)
    #expect(first == SwarmScenario(seed: 5, script: .all, parcels: 200))
    #expect(first.parcels != SwarmScenario(seed: 6, script: .all, parcels: 200).parcels)
  }

  @Test("Over many seeds each kind of fault is on in some and off in others")
  func coins() {
    var seen: [SwarmFaultKind: Int] = [:]
    for seed in 1...60 as ClosedRange<UInt64> {
      let scenario = SwarmScenario(seed: seed, script: .all, parcels: 1_000)
      for kind in Set(scenario.faults.map(\.kind)) { seen[kind, default: 0] += 1 }
    }
    for kind in SwarmFaultKind.allCases {
      #expect((10...50).contains(seen[kind] ?? 0), "\(kind.word) was on in \(seen[kind] ?? 0) of 60 seeds")
    }
  }

  @Test("Every fault of the line is over when it is repaired, and none lies on a parcel that comes after")
  func overInTime() {
    for seed in 1...20 as ClosedRange<UInt64> {
      let scenario = SwarmScenario(seed: seed, script: .all, parcels: 400)
      let after = Set(scenario.parcels.filter(\.isAfterRepair).map(\.number))
      #expect(after.count == SwarmScenario.parcelsAfterRepair)
      for fault in scenario.faults {
        if fault.isOnParcel {
          #expect(!after.contains(fault.subject))
        } else {
          #expect(fault.end <= scenario.repairedAt)
        }
      }
    }
  }

  @Test("The quiet script has no faults and nothing but cleared parcels")
  func quiet() {
    let scenario = SwarmScenario(seed: 9, script: .none, parcels: 300)
    #expect(scenario.faults.isEmpty)
    #expect(scenario.parcels.allSatisfy { $0.customs == .cleared })
  }

  @Test("A fault keeps its number when others are dropped")
  func numbers() {
    let scenario = SwarmScenario(seed: 3, script: .all, parcels: 300)
    let some = Set(scenario.faults.map(\.number).filter { $0 % 3 == 1 })
    let smaller = scenario.only(faults: some).only(parcels: 20...80)
    #expect(Set(smaller.faults.map(\.number)) == some)
    #expect(smaller.faults.allSatisfy { fault in scenario.faults.contains(fault) })
    #expect(smaller.parcels.map(\.number) == Array(20...80))
  }

  @Test("The call that brings a shrunk scenario back names its seed, faults and parcels")
  func call() {
    var scenario = SwarmScenario(seed: 3, script: .all, parcels: 300)
    scenario = scenario.only(faults: [1, 4]).only(parcels: 12...40)
    #expect(
      scenario.call(parcels: 300)
        == "hubsim swarm --seed 3 --parcels 300 --faults all --only f1,f4 --keep 12..40")
    #expect(scenario.only(faults: []).call(parcels: 300).contains("--only none"))
  }
}
