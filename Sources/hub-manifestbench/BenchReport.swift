/// Everything the bench found. Keys are a contract with `scripts/bench`.
struct BenchReport: Encodable {
  var codes: Int
  var rounds: Int
  var lookups: Int
  /// Codes that two in memory, an SSCC's spellings, count once in.
  var codesInMemory: Int
  var bytesPerCode: Double
  var loadSeconds: Figure
  /// The same as processor time of both threads, which tells more on a machine with other work.
  var loadProcessorSeconds: Figure
  /// The first start, with nothing of the file in the kernel's memory.
  var coldLoadSeconds: Double
  var clock: LookupFigures
  /// One random line of as much memory.
  var access: LookupFigures
  var memory: LookupFigures
  var dictionary: LookupFigures
  var sqlite: LookupFigures
  /// What the process grew by. **Units**: bytes a code.
  var dictionaryBytesPerCode: Double

  var text: String {
    """
    \(codes) codes (\(codesInMemory) in memory), \(rounds) rounds of \(lookups) lookups, 9 of 10 known; median (least to most)
    in memory         \(rounded(bytesPerCode)) bytes a code; loaded in \(loadSeconds.text(digits: 2)) s \
    (processors \(loadProcessorSeconds.text(digits: 2)) s), file not cached \(rounded(coldLoadSeconds)) s
      lookup          \(memory.text)
    Dictionary        \(rounded(dictionaryBytesPerCode)) bytes a code
      lookup          \(dictionary.text)
    SQLite, 1 thread
      lookup          \(sqlite.text)
    one random access \(access.text)
    clock, contained  \(clock.text)
    """
  }

  private func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
