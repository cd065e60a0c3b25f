/// Why a wire could not be had.
struct WireFault: Error, Equatable { let errno: Int32 }
