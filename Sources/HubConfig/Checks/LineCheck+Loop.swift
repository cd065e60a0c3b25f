import HubCore
import HubUnits

extension LineCheck {
  /// What a closed belt needs, and what only a closed belt can have.
  func checkLoop() {
    let belt = line.belt
    guard belt.isClosed.isSound else { return }
    if belt.isClosed.value {
      checkCarriers()
    } else {
      if let limit = belt.recirculationLimit { onlyOnLoop(limit.place, "nothing comes round on an open one") }
      if let carriers = belt.carriers { onlyOnLoop(carriers.place, "carriers run round") }
      for section in line.sections where section.recirculates.value {
        onlyOnLoop(section.recirculates.place, "an open one ends at the exception lane")
      }
    }
  }

  private func onlyOnLoop(_ place: Place, _ why: String) {
    problems.add(
      at: place, "this has a meaning only on a closed belt: \(why)",
      allowed: ["'closed: true' in belt, or leave it out"])
  }

  /// The carrier of a number must be the same one in every round.
  private func checkCarriers() {
    guard let carriers = line.belt.carriers, areSound(carriers.pitch, carriers.count, line.belt.length) else {
      return
    }
    let round = carriers.pitch.value * Int64(carriers.count.value)
    guard round != line.belt.length.value else { return }
    problems.add(
      at: carriers.place,
      "\(carriers.count.value) carriers of \(UnitText.of(carriers.pitch.value)) are \(UnitText.of(round)), and the "
        + "belt is \(UnitText.of(line.belt.length.value)) (line \(line.belt.length.place.line)): after one round every "
        + "carrier would have another's number",
      allowed: ["a length of \(UnitText.of(round)), or the pitch and count that make it"])
  }

  /// Time alone cannot tell a belt that stands from an encoder that is silent.
  func checkEncoderFault() {
    let belt = line.belt
    guard belt.onEncoderFault.isSound, belt.onEncoderFault.value == .time, belt.drive == nil, belt.isDriveRead
    else {
      return
    }
    problems.add(
      at: belt.onEncoderFault.place, value: "time",
      "following the belt by time needs 'drive', the input that says whether it runs: without it nobody could tell "
        + "a standing belt from a silent encoder, and parcels would be diverted by where they are not",
      allowed: ["hold, or a drive with link and input"])
  }
}
