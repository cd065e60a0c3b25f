import HubUnits
import Testing

@Suite("What begins like a card")
struct CardOrLabelTests {
  @Test(
    "No parcel's label does",
    arguments: [
      "JD014600003SE", "1Z999AA10123456784", "%000459001550111111111020276", "00340434161094022115",
      "3SABCD1234567", "LP00123456789012", "YT2112345678901234", "020-12345675", "AKE12345BA",
      "TBA123456789012",
      "HU12345678", "HUB12345678", "HUB 1234 5678", "hub00001", "HUB", "]C1", "", "25BE000000ABCDEF12",
    ])
  func labels(_ text: String) throws {
    #expect(try !#require(Barcode(text)).beginsLikeCard)
  }

  @Test(
    "A card does, whole, cut off or typed with Caps Lock",
    arguments: ["HUB-LC5-4K7T", "HUB-", "hub-lc5", "]C0HUB-P"])
  func cards(_ text: String) throws {
    #expect(try #require(Barcode(text)).beginsLikeCard)
  }
}
