/// How far one link's tables must reach for every point that the file has on it.
///
/// The file is walked, not understood: whatever names a coil, an input or a register is a point, wherever it
/// stands. Its link is named beside it or around it, or by `lane_defaults`.
struct PLCPoints {
  private let link: String
  private let only: String?
  var coils = 0
  var inputs = 0
  var holdingRegisters = 0
  var inputRegisters = 0
  var count = 0
  /// The holding registers that carry diverters as bits.
  var outputRegisters: Set<Int> = []

  init(of link: String, among links: [String]) {
    self.link = link
    only = links.count == 1 ? links.first : nil
  }

  mutating func collect(_ root: LooseNode) throws(WorldError) {
    let usual = root["lane_defaults"]["link"].text
    for (name, node) in root.entries {
      switch name {
      case "links": for (name, node) in node.entries { try walk(node, on: name) }
      case "lanes": try walk(node, on: usual ?? only)
      default: try walk(node, on: only)
      }
    }
  }

  private mutating func walk(_ node: LooseNode, on around: String?) throws(WorldError) {
    let here = node["link"].text ?? around
    for item in node.list { try walk(item, on: here) }
    if here == link, node["diverter"]["holding_register"].exists {
      outputRegisters.insert(try node["diverter"]["holding_register"].integer())
    }
    for (key, value) in node.entries {
      guard here == link, value.text != nil else {
        try walk(value, on: here)
        continue
      }
      switch key {
      case "coil": try stretch(\.coils, over: value)
      case "input": try stretch(\.inputs, over: value)
      case "holding_register": try stretch(\.holdingRegisters, over: value)
      case "input_register": try stretch(\.inputRegisters, over: value)
      default: break
      }
    }
  }

  private mutating func stretch(
    _ table: WritableKeyPath<PLCPoints, Int>, over value: LooseNode
  ) throws(WorldError) {
    count += 1
    self[keyPath: table] = max(self[keyPath: table], try PLCLinkFile.number(value, 0...65_535) + 1)
  }
}
