import HubMocks
import HubUnits
import Testing

@Suite("Faults as they are written")
struct FaultReadingTests {
  @Test("Each name is known, in any case of letters, on a wire that can have it")
  func names() throws {
    for kind in PLCFaultKind.allCases {
      for wire in [PLCWire.tcp, .rtu] where kind.isImpossible(on: wire) == nil {
        let text = kind == .stall || kind == .reboot ? "\(kind.rawValue):at=1s" : kind.rawValue
        #expect(try PLCFault.reading(text, on: wire).map(\.kind) == [kind])
        #expect(try PLCFault.reading(text.lowercased(), on: wire).map(\.kind) == [kind])
      }
    }
  }

  @Test("Times, shares and numbers are taken with their units")
  func values() throws {
    let fault = try #require(
      try PLCFault.reading("Delay:at=2.5s,for=80ms,every=1min,share=5%,function=0x10,time=250us", on: .tcp)
        .first)
    #expect(fault.at == .milliseconds(2_500) && fault.lasting == .milliseconds(80))
    #expect(fault.every == .seconds(60) && fault.share == 0.05 && fault.function == 16)
    #expect(fault.time == .microseconds(250))
  }

  @Test("A stall at a second for a time lasts that time")
  func lastingStall() throws {
    let fault = try #require(try PLCFault.reading("Stall:at=1s,for=2s", on: .tcp).first)
    #expect(fault.time == .seconds(2) && fault.lasting == nil)
  }

  @Test(
    "What cannot be understood is told in words, with the nearest name",
    arguments: [
      ("Dealy", PLCWire.tcp, "did you mean Delay?"), ("TimeWarp", .tcp, "there is no fault \"TimeWarp\"."),
      ("Delay:tme=1s", .tcp, "did you mean time?"), ("Busy:code=3", .tcp, "Busy takes no \"code\""),
      ("Delay:time=3", .tcp, "a time with its unit"), ("Delay:share=120%", .tcp, "a part of all requests"),
      ("Delay:share", .tcp, "a part of all requests"), ("Refuse:share=5%", .tcp, "Refuse takes no \"share\""),
      ("Exception:code=0", .tcp, "from 1 to 255"), ("NoResponse:obeyed=maybe", .tcp, "yes or no"),
      ("BadCRC", .tcp, "carry no CRC"), ("WrongTransaction", .rtu, "no transaction number"),
      ("Reset", .rtu, "no connections"), ("Reboot", .tcp, "say when"), ("Busy:every=2s", .tcp, "needs for="),
      ("Busy:for=2s,every=2s", .tcp, "shorter than"), ("Delay:", .tcp, "Delay takes no \"\""),
    ])
  func refusals(text: String, wire: PLCWire, words: String) {
    let error = #expect(throws: PLCFaultError.self) { try PLCFault.reading(text, on: wire) }
    #expect(error?.description.hasPrefix("config: --fault \(text): ") == true)
    #expect(error?.description.contains(words) == true)
  }
}
