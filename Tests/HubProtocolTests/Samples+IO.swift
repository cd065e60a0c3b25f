import HubProtocol

extension Samples {
  static let point = IOPoint(
    name: "lane-3", kind: .output, link: "plc", address: "coil 2", value: .good(1, ageMs: 40), state: "on",
    ageMm: 40, safeOn: false)
  static let stroke = JogStroke(
    output: "lane-3", link: "plc", address: "coil 2", on: true, forMs: 200, acknowledgedUs: 800,
    lastedMs: 201,
    ending: .time)
  static let trial = DiverterTrial(
    lane: 3, stroke: stroke,
    answers: [
      EyeAnswer(
        name: "lane 3 diverter", kind: .diverterSwitch, address: "input 30", wasActive: false,
        actedFromUs: 40_000,
        actedToUs: 50_000, backFromUs: 30_000, backToUs: 40_000, edges: 2)
    ], actuatorMs: 60, returnMs: 60)
}
