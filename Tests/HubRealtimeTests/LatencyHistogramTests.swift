import HubUnits
import Testing

@testable import HubRealtime

@Suite("A histogram tells percentiles that are never too low")
struct LatencyHistogramTests {
  @Test("each bucket's upper edge is the next bucket's lower one")
  func edges() {
    for bucket in 0..<LatencyHistogram.bucketCount - 1 {
      let edge = LatencyHistogram.upperEdge(of: bucket)
      #expect(LatencyHistogram.bucket(of: edge - Nanoseconds(1)) == bucket)
      #expect(LatencyHistogram.bucket(of: edge) == bucket + 1)
    }
  }

  @Test("a percentile is at least the true one and at most an eighth above it")
  func percentiles() {
    var histogram = LatencyHistogram()
    for n in 1...1_000 { histogram.record(.microseconds(Int64(n))) }
    for perMille in [1, 10, 500, 990, 999, 1_000] {
      let truth = Nanoseconds.microseconds(Int64(perMille))
      let told = histogram.percentile(perMille: perMille)
      #expect(told >= truth)
      #expect(told <= truth + truth / 8)
    }
    #expect(histogram.longest == .milliseconds(1))
    #expect(histogram.count == 1_000)
  }

  @Test("what is below the first bucket or above the last is counted all the same")
  func extremes() {
    var histogram = LatencyHistogram()
    histogram.record(Nanoseconds(-5))
    histogram.record(.zero)
    histogram.record(.seconds(1_000))
    #expect(histogram.count == 3)
    #expect(histogram.percentile(perMille: 500) <= Nanoseconds(256))
    #expect(histogram.percentile(perMille: 1_000) <= .seconds(1_000))
    #expect(LatencyHistogram().percentile(perMille: 500) == .zero)
  }
}
