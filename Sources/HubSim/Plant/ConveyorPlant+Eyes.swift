public import HubUnits

// Photo-eyes and switches, and what is wrong with them.
extension ConveyorPlant {
  /// How many bits `eyeBits` has.
  public var eyeCount: Int { eyes.count }

  /// Which bit of `eyeBits` belongs to an eye.
  public func bit(of eye: PlantEye) -> Int { PlantLayout.bit(of: eye, description) }

  /// Whether an eye's beam is interrupted as its output says, bounce and faults included.
  public func isBlocked(_ eye: PlantEye) -> Bool { isBlocked(bit: bit(of: eye)) }

  /// The same by bit.
  public func isBlocked(bit: Int) -> Bool { eyeBits[bit >> 6] & (1 << UInt64(bit & 63)) != 0 }

  /// Breaks an eye, or mends it with nil.
  public mutating func setFault(_ eye: PlantEye, _ fault: PlantEyeFault?) {
    let bit = bit(of: eye)
    eyes[bit].fault = fault
    settle(bit)
  }

  /// Something that is no parcel passes an eye: a hand, a strip of foil, a reflection.
  public mutating func ghost(_ eye: PlantEye, for time: Nanoseconds) {
    let bit = bit(of: eye)
    cover(bit)
    plan(.ghostGone(eye: Int32(bit)), after: time)
  }

  /// Dirt on the lens turns the output round for a moment again and again: at times drawn up to twice the
  /// mean, for up to the longest time.
  public mutating func soil(_ eye: PlantEye, every mean: Nanoseconds, for longest: Nanoseconds) {
    let bit = bit(of: eye)
    eyes[bit].dirtGeneration &+= 1
    eyes[bit].dirtEvery = mean.count
    eyes[bit].dirtFor = longest.count
    planDirt(bit)
  }

  /// Somebody wipes the lens.
  public mutating func wipe(_ eye: PlantEye) {
    let bit = bit(of: eye)
    eyes[bit].dirtGeneration &+= 1
    eyes[bit].dirtEvery = 0
    eyes[bit].isDirty = false
    settle(bit)
  }

  mutating func dirtMoved(_ bit: Int, _ covering: Bool, _ generation: Int32) {
    guard eyes[bit].dirtGeneration == generation else { return }
    eyes[bit].isDirty = covering
    settle(bit)
    if !covering { planDirt(bit) }
  }

  private mutating func planDirt(_ bit: Int) {
    let generation = eyes[bit].dirtGeneration
    let on = even(upTo: 2 * eyes[bit].dirtEvery)
    let off = on + even(upTo: eyes[bit].dirtFor)
    plan(.dirt(eye: Int32(bit), covering: true, generation: generation), after: Nanoseconds(on))
    plan(.dirt(eye: Int32(bit), covering: false, generation: generation), after: Nanoseconds(off))
  }

  /// An even draw of at least one microsecond.
  private mutating func even(upTo most: Int64) -> Int64 {
    random.integer(in: 1...max(1, min(most / 1_000, 1 << 31))) * 1_000
  }

  mutating func cover(_ bit: Int) {
    eyes[bit].blockers += 1
    if eyes[bit].blockers == 1 {
      settle(bit)
      bounce(bit)
    }
  }

  mutating func uncover(_ bit: Int) {
    eyes[bit].blockers -= 1
    if eyes[bit].blockers == 0 {
      eyes[bit].clearSince = now.nanoseconds
      settle(bit)
      bounce(bit)
    }
  }

  /// Takes over into the image what an eye says now.
  mutating func settle(_ bit: Int) {
    let mask: UInt64 = 1 << UInt64(bit & 63)
    let blocked = eyes[bit].isBlocked
    guard (eyeBits[bit >> 6] & mask != 0) != blocked else { return }
    eyeBits[bit >> 6] ^= mask
    eyeChanges &+= 1
  }

  /// Plans up to two flickers after an edge.
  private mutating func bounce(_ bit: Int) {
    let most = description.jitter.bounce.count
    guard most > 0 else { return }
    let flickers = random.integer(in: 0...2)
    var at: Int64 = 0
    for _ in 0..<flickers {
      at += random.integer(in: 1...(most / (2 * flickers)))
      plan(.flicker(eye: Int32(bit), inverted: true), after: Nanoseconds(at))
      at += random.integer(in: 1...(most / (2 * flickers)))
      plan(.flicker(eye: Int32(bit), inverted: false), after: Nanoseconds(at))
    }
  }
}
