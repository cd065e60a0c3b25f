import HubCore
import HubProtocol
import HubUnits

/// One input that is watched while an output is moved.
struct HandInput: Sendable, Hashable {
  let name: String
  let kind: EyeAnswer.Kind
  /// By `LinkIndex`.
  let link: Int
  let rank: Int
  let address: String
  /// The input is off while the diverter is out, or the eye blocked.
  let isActiveWhenOff: Bool
}

extension InputBits {
  /// The ranks of inputs of one link.
  init(_ inputs: [HandInput]) {
    self.init()
    for input in inputs { self[input.rank] = true }
  }
}
