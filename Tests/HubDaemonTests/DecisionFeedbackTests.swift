import HubCore
import HubDevices
import HubUnits
import Testing

@testable import HubDaemon

/// What a person at a scanner hears of what the core decided.
struct DecisionFeedbackTests {
  private let hand = ScannerIndex(0)
  private let tunnel = ScannerIndex(1)
  private let parcel = ParcelSerial(7)
  private let start = MonotonicInstant(nanoseconds: 1_000_000_000)

  private func read(_ scanner: ScannerIndex) -> ScanRead {
    ScanRead(
      scanner: scanner, began: start, completed: start, code: Barcode("RB123456785BE")!, checkDigit: .verified
    )
  }

  private func trace(
    _ event: CoreEvent, after milliseconds: Int64 = 0, of serial: ParcelSerial? = nil
  ) -> CoreTrace {
    CoreTrace(
      at: start + .milliseconds(milliseconds), belt: .zero, serial: serial ?? parcel, event: event)
  }

  private func sayings(_ traces: CoreTrace...) -> [DecisionFeedback.Saying] {
    var feedback = DecisionFeedback(handScanners: [hand])
    return traces.compactMap { feedback.take($0) }
  }

  private func heard(_ sound: ScannerSound, after milliseconds: Int64 = 0) -> DecisionFeedback.Saying {
    .sound(sound, on: hand, at: start + .milliseconds(milliseconds))
  }

  @Test("A parcel with a lane is heard as good, once, at the scanner that read it")
  func good() {
    let said = sayings(
      trace(.codeAssociated(read(hand))), trace(.laneChosen(LaneIndex(3), rule: 1), after: 5),
      trace(.laneChosen(LaneIndex(4), rule: 1), after: 9), trace(.excepted(.laneFull), after: 20))
    #expect(said == [heard(.good, after: 5)])
  }

  @Test(
    "A label that does not do is an error; a parcel that cannot be sorted for another reason is an exception",
    arguments: [
      (EndReason.badCheckDigit, ScannerSound.error), (.notFound, .error), (.multiReadConflict, .error),
      (.hostTimeout, .exception), (.laneFull, .exception), (.gapTooSmall, .exception),
    ])
  func excepted(reason: EndReason, sound: ScannerSound) {
    #expect(
      sayings(trace(.codeAssociated(read(hand))), trace(.excepted(reason), after: 5)) == [
        heard(sound, after: 5)
      ])
  }

  @Test("On a closed belt the exception lane that is then chosen is not heard as good")
  func exceptionLane() {
    let said = sayings(
      trace(.codeAssociated(read(hand))), trace(.excepted(.notFound)),
      trace(.laneChosen(LaneIndex(0), rule: .max)))
    #expect(said == [heard(.error)])
  }

  @Test("A parcel that was excepted before its code was read is answered for at once")
  func exceptedBefore() {
    let said = sayings(trace(.excepted(.gapTooSmall)), trace(.codeAssociated(read(hand)), after: 3))
    #expect(said == [heard(.exception, after: 3)])
  }

  @Test("A verdict that comes when the person has the next parcel in hand is not heard")
  func late() {
    #expect(
      sayings(trace(.codeAssociated(read(hand))), trace(.laneChosen(LaneIndex(3), rule: 1), after: 2_000))
        == [])
  }

  @Test("A scan that belongs to no parcel, and a second code on one, are errors")
  func unplaced() {
    #expect(sayings(trace(.scanUnplaced(read(hand), .expired), of: ParcelSerial.none)) == [heard(.error)])
    #expect(sayings(trace(.codeConflicted(read(hand)))) == [heard(.error)])
  }

  @Test("An operator's card is no bad label")
  func cards() {
    #expect(sayings(trace(.scanUnplaced(read(hand), .operatorCard), of: ParcelSerial.none)) == [])
  }

  @Test("Nobody listens in a tunnel: fixed scanners are told nothing")
  func tunnels() {
    let said = sayings(
      trace(.codeAssociated(read(tunnel))), trace(.laneChosen(LaneIndex(3), rule: 1)),
      trace(.codeConflicted(read(tunnel))))
    #expect(said == [])
  }

  @Test("A hold keeps scanners from reading until it is reset; a belt that stands does not")
  func standing() {
    let said = sayings(
      trace(.beltChanged(.standing), of: ParcelSerial.none), trace(.held(.operator), of: ParcelSerial.none),
      trace(.holdResetRefused(.operator), of: ParcelSerial.none), trace(.holdReset, of: ParcelSerial.none))
    #expect(said == [.standing(true), .standing(false)])
  }

  @Test("Ends that were lost do not make what is remembered grow")
  func bounded() {
    var feedback = DecisionFeedback(handScanners: [hand])
    for number in 1...5_000 {
      let serial = ParcelSerial(Int64(number))
      #expect(feedback.take(trace(.codeAssociated(read(hand)), of: serial)) == nil)
    }
    #expect(feedback.remembered <= Limits.parcels + 1)
    #expect(
      feedback.take(trace(.laneChosen(LaneIndex(3), rule: 1), of: ParcelSerial(5_000))) == heard(.good))
  }
}
