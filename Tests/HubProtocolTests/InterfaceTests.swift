import Foundation
import HubProtocol
import HubUnits
import Testing

@Suite("The interface io.hubd.Sorter")
struct InterfaceTests {
  let interface: InterfaceReader

  init() throws { interface = try InterfaceReader(SorterInterface.definition) }

  @Test("the definition text parses, and so does that of org.varlink.service")
  func definitionParses() throws {
    #expect(interface.name == "io.hubd.Sorter")
    #expect(try InterfaceReader(VarlinkServiceError.definition).methods.count == 2)
  }

  @Test("specimen: a broken definition does not parse")
  func brokenDefinitionIsRefused() {
    #expect(throws: InterfaceReader.SyntaxError.self) {
      try InterfaceReader("interface a.b method get() -> ()")
    }
    #expect(throws: InterfaceReader.SyntaxError.self) {
      try InterfaceReader("interface a.b type T (a: int b: int)")
    }
  }

  @Test("it declares exactly the methods that are served")
  func methodsAreDeclared() {
    #expect(Set(interface.methods.keys) == Set(SorterMethod.allCases.map(\.rawValue)))
  }

  @Test("every type it names is declared, and every declared type is named")
  func typesAreComplete() {
    func named(_ kind: InterfaceReader.Kind) -> Set<String> {
      switch kind {
      case .named(let name): [name]
      case .maybe(let inner), .array(let inner), .map(let inner): named(inner)
      case .record(let fields): fields.reduce(into: []) { $0.formUnion(named($1.kind)) }
      default: []
      }
    }
    let uses =
      Array(interface.types.values) + Array(interface.errors.values)
      + interface.methods.values.flatMap { [$0.input, $0.output] }
    let used = uses.reduce(into: Set<String>()) { $0.formUnion(named($1)) }
    #expect(used == Set(interface.types.keys))
  }

  @Test("each end reason and each customs word is in it")
  func closedListsAreWhole() {
    #expect(interface.types["EndReason"] == .words(EndReason.allCases.map(\.word)))
    #expect(interface.types["CustomsState"] == .words(CustomsState.allCases.map(\.word)))
  }

  private func json(_ data: Data) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// A call and its reply are as declared, every optional field occurs in the sample, and both come back whole.
  private func check<Call: SorterCall>(
    _ call: Call, _ reply: Call.Reply, leavingOut unused: Set<String> = []
  ) throws {
    let method = try #require(interface.methods[Call.method.rawValue])
    let callMessage = try VarlinkMessage.call(call)
    let parameters = try #require(try json(callMessage)["parameters"])
    #expect(interface.misfits(parameters, method.input) == [])
    #expect(try VarlinkMessage.parameters(Call.self, in: callMessage) == call)
    #expect(try VarlinkMessage.callHeader(in: callMessage).method == "io.hubd.Sorter." + Call.method.rawValue)

    let replyMessage = try VarlinkMessage.reply(reply)
    let results = try #require(try json(replyMessage)["parameters"])
    #expect(interface.misfits(results, method.output) == [])
    let absent = interface.optionalPlaces(in: method.output).subtracting(InterfaceReader.places(in: results))
    #expect(absent == unused, "the sample must fill every optional field")
    #expect(try VarlinkMessage.replyParameters(Call.Reply.self, in: replyMessage) == reply)
  }

  @Test("questions and their replies are as declared")
  func questionsFit() throws {
    try check(GetState(), GetState.Reply(state: Samples.state))
    try check(Why(query: "41"), Why.Reply(stories: [Samples.story]))
    try check(GetHealth(), GetHealth.Reply(health: Samples.health))
    try check(Diagnose(), Diagnose.Reply(checks: [Samples.check]))
    try check(
      ReadEvents(fromSequence: 7, limit: 100), ReadEvents.Reply(events: [Samples.event], nextSequence: 78))
    try check(
      AcknowledgeEvents(consumer: "wms", sequence: 77), AcknowledgeEvents.Reply(acknowledged: 77))
    try check(GetReport(), GetReport.Reply(report: Samples.report))
    let frame = WatchFrame(sequence: 4, kind: .delta, state: Samples.state, delta: Samples.delta)
    try check(Watch(), Watch.Reply(frame: frame))
  }

  @Test("commands and their replies are as declared")
  func commandsFit() throws {
    try check(SetLane(number: 3, enabled: false, id: "a1"), SetLane.Reply(outcome: Samples.outcome))
    try check(Redirect(parcel: "41", number: 3, id: "a1"), Redirect.Reply(outcome: Samples.outcome))
    try check(Hold(id: "a1"), Hold.Reply(outcome: Samples.outcome))
    try check(ResetHold(id: "a1"), ResetHold.Reply(outcome: Samples.outcome))
    try check(
      SetCustoms(code: "x", state: Word(.cleared), source: "broker", id: "a1"),
      SetCustoms.Reply(outcome: Samples.outcome))
    try check(GetCustoms(code: "x"), GetCustoms.Reply(customs: Samples.customs))
    try check(BeginManifestImport(source: "m.csv", id: "a1"), BeginManifestImport.Reply(importID: 7))
    try check(
      AddManifestRows(importID: 7, rows: [Samples.row]),
      AddManifestRows.Reply(accepted: 1, refused: [RefusedFileRow(line: 2, reason: "country is missing")]))
    try check(
      CommitManifestImport(importID: 7),
      CommitManifestImport.Reply(outcome: Samples.outcome, summary: Samples.summary))
    try check(AbortManifestImport(importID: 7), NothingMore())
    try check(LookUpManifest(code: "x"), LookUpManifest.Reply(entry: Samples.entry))
  }

  @Test("what a person moves by hand, and its replies, are as declared")
  func handFits() throws {
    try check(ReadIO(link: "plc"), ReadIO.Reply(points: [Samples.point]))
    try check(
      WriteIO(output: "lane-3", on: true, forMs: 500, id: "a1"),
      WriteIO.Reply(outcome: Samples.outcome, stroke: Samples.stroke))
    try check(
      JogOutput(output: "lane-3", forMs: 200, id: "a1"),
      JogOutput.Reply(outcome: Samples.outcome, stroke: Samples.stroke))
    try check(
      TryDiverter(number: 3, forMs: 200, id: "a1"),
      TryDiverter.Reply(outcome: Samples.outcome, trial: Samples.trial))
  }

  @Test("each error is declared, carries its parameters, and comes back as itself")
  func errorsFit() throws {
    #expect(Set(interface.errors.keys) == Set(Samples.errors.map(\.name)))
    for error in Samples.errors {
      let message = try VarlinkMessage.reply(error)
      let kind = try #require(interface.errors[error.name])
      #expect(interface.misfits(try #require(try json(message)["parameters"]), kind) == [])
      let name = try #require(try VarlinkMessage.replyHeader(in: message).error)
      #expect(name == "io.hubd.Sorter." + error.name)
      #expect(try VarlinkMessage.error(named: name, in: message) as? SorterError == error)
    }
  }

  @Test("the standard errors come back as themselves, and a foreign one keeps its name")
  func standardErrorsFit() throws {
    let errors: [VarlinkServiceError] = [
      .interfaceNotFound(interface: "a.b"), .methodNotFound(method: "a.b.C"),
      .methodNotImplemented(method: "a.b.C"), .invalidParameter(parameter: "number"),
    ]
    for error in errors {
      let message = try VarlinkMessage.reply(error)
      let name = try #require(try VarlinkMessage.replyHeader(in: message).error)
      #expect(try VarlinkMessage.error(named: name, in: message) as? VarlinkServiceError == error)
    }
    let foreign = Data(#"{"error":"a.b.Tired","parameters":{"x":1}}"#.utf8)
    #expect(
      try VarlinkMessage.error(named: "a.b.Tired", in: foreign) as? UnknownVarlinkError
        == UnknownVarlinkError(name: "a.b.Tired"))
  }

  @Test(
    "a wrong or missing parameter is named as the wire spells it",
    arguments: [
      (#"{"method":"m","parameters":{"enabled":true,"id":"a"}}"#, "number"),
      (#"{"method":"m","parameters":{"number":"3","enabled":true,"id":"a"}}"#, "number"),
      (#"{"method":"m"}"#, "number"),
    ])
  func wrongParameterIsNamed(message: String, parameter: String) {
    #expect(throws: VarlinkServiceError.invalidParameter(parameter: parameter)) {
      try VarlinkMessage.parameters(SetLane.self, in: Data(message.utf8))
    }
  }

  @Test("a wrong field deep inside is found too")
  func deepParameterIsNamed() {
    let message =
      #"{"method":"m","parameters":{"import_id":1,"rows":[{"line":1,"code":"a"},{"line":"2","code":"b"}]}}"#
    #expect(throws: VarlinkServiceError.invalidParameter(parameter: "rows[1].line")) {
      try VarlinkMessage.parameters(AddManifestRows.self, in: Data(message.utf8))
    }
  }
}
