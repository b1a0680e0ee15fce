// Written by scripts/generate-unpacking; do not edit.

/// Unpacks 32 rows of four lanes, with straight-line code for each bit width (Lemire and Boytsov, "Decoding billions of
/// integers per second through vectorization", 2015).
///
/// This file uses raw pointers. Invariant of every function: `source` has 16 × width readable bytes, `target` room for
/// 128 integers of 32 bits; both may lie at any address.
enum BlockUnpacking {
    private typealias Row = SIMD4<UInt32>

    @inline(__always)
    private static func row(_ source: UnsafeRawPointer, _ index: Int) -> Row {
        unsafe source.loadUnaligned(fromByteOffset: index &* 16, as: Row.self)
    }

    @inline(__always)
    private static func put(_ row: Row, _ target: UnsafeMutableRawPointer, _ index: Int) {
        unsafe target.storeBytes(of: row, toByteOffset: index &* 16, as: Row.self)
    }

    /// Unpacks 128 integers of `width` bits; a width above 32 counts as 32.
    @inline(__always)
    static func unpack(_ source: UnsafeRawPointer, width: Int, to target: UnsafeMutableRawPointer) {
        switch width {
        case 0: unsafe unpack0(source, target)
        case 1: unsafe unpack1(source, target)
        case 2: unsafe unpack2(source, target)
        case 3: unsafe unpack3(source, target)
        case 4: unsafe unpack4(source, target)
        case 5: unsafe unpack5(source, target)
        case 6: unsafe unpack6(source, target)
        case 7: unsafe unpack7(source, target)
        case 8: unsafe unpack8(source, target)
        case 9: unsafe unpack9(source, target)
        case 10: unsafe unpack10(source, target)
        case 11: unsafe unpack11(source, target)
        case 12: unsafe unpack12(source, target)
        case 13: unsafe unpack13(source, target)
        case 14: unsafe unpack14(source, target)
        case 15: unsafe unpack15(source, target)
        case 16: unsafe unpack16(source, target)
        case 17: unsafe unpack17(source, target)
        case 18: unsafe unpack18(source, target)
        case 19: unsafe unpack19(source, target)
        case 20: unsafe unpack20(source, target)
        case 21: unsafe unpack21(source, target)
        case 22: unsafe unpack22(source, target)
        case 23: unsafe unpack23(source, target)
        case 24: unsafe unpack24(source, target)
        case 25: unsafe unpack25(source, target)
        case 26: unsafe unpack26(source, target)
        case 27: unsafe unpack27(source, target)
        case 28: unsafe unpack28(source, target)
        case 29: unsafe unpack29(source, target)
        case 30: unsafe unpack30(source, target)
        case 31: unsafe unpack31(source, target)
        default: unsafe unpack32(source, target)
        }
    }

    private static func unpack0(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        for index in 0..<32 { unsafe put(Row(repeating: 0), target, index) }
    }

    private static func unpack1(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x1)
        let low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        unsafe put((low &>> 1) & mask, target, 1)
        unsafe put((low &>> 2) & mask, target, 2)
        unsafe put((low &>> 3) & mask, target, 3)
        unsafe put((low &>> 4) & mask, target, 4)
        unsafe put((low &>> 5) & mask, target, 5)
        unsafe put((low &>> 6) & mask, target, 6)
        unsafe put((low &>> 7) & mask, target, 7)
        unsafe put((low &>> 8) & mask, target, 8)
        unsafe put((low &>> 9) & mask, target, 9)
        unsafe put((low &>> 10) & mask, target, 10)
        unsafe put((low &>> 11) & mask, target, 11)
        unsafe put((low &>> 12) & mask, target, 12)
        unsafe put((low &>> 13) & mask, target, 13)
        unsafe put((low &>> 14) & mask, target, 14)
        unsafe put((low &>> 15) & mask, target, 15)
        unsafe put((low &>> 16) & mask, target, 16)
        unsafe put((low &>> 17) & mask, target, 17)
        unsafe put((low &>> 18) & mask, target, 18)
        unsafe put((low &>> 19) & mask, target, 19)
        unsafe put((low &>> 20) & mask, target, 20)
        unsafe put((low &>> 21) & mask, target, 21)
        unsafe put((low &>> 22) & mask, target, 22)
        unsafe put((low &>> 23) & mask, target, 23)
        unsafe put((low &>> 24) & mask, target, 24)
        unsafe put((low &>> 25) & mask, target, 25)
        unsafe put((low &>> 26) & mask, target, 26)
        unsafe put((low &>> 27) & mask, target, 27)
        unsafe put((low &>> 28) & mask, target, 28)
        unsafe put((low &>> 29) & mask, target, 29)
        unsafe put((low &>> 30) & mask, target, 30)
        unsafe put(low &>> 31, target, 31)
    }

    private static func unpack2(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x3)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        unsafe put((low &>> 2) & mask, target, 1)
        unsafe put((low &>> 4) & mask, target, 2)
        unsafe put((low &>> 6) & mask, target, 3)
        unsafe put((low &>> 8) & mask, target, 4)
        unsafe put((low &>> 10) & mask, target, 5)
        unsafe put((low &>> 12) & mask, target, 6)
        unsafe put((low &>> 14) & mask, target, 7)
        unsafe put((low &>> 16) & mask, target, 8)
        unsafe put((low &>> 18) & mask, target, 9)
        unsafe put((low &>> 20) & mask, target, 10)
        unsafe put((low &>> 22) & mask, target, 11)
        unsafe put((low &>> 24) & mask, target, 12)
        unsafe put((low &>> 26) & mask, target, 13)
        unsafe put((low &>> 28) & mask, target, 14)
        unsafe put(low &>> 30, target, 15)
        low = unsafe row(source, 1)
        unsafe put(low & mask, target, 16)
        unsafe put((low &>> 2) & mask, target, 17)
        unsafe put((low &>> 4) & mask, target, 18)
        unsafe put((low &>> 6) & mask, target, 19)
        unsafe put((low &>> 8) & mask, target, 20)
        unsafe put((low &>> 10) & mask, target, 21)
        unsafe put((low &>> 12) & mask, target, 22)
        unsafe put((low &>> 14) & mask, target, 23)
        unsafe put((low &>> 16) & mask, target, 24)
        unsafe put((low &>> 18) & mask, target, 25)
        unsafe put((low &>> 20) & mask, target, 26)
        unsafe put((low &>> 22) & mask, target, 27)
        unsafe put((low &>> 24) & mask, target, 28)
        unsafe put((low &>> 26) & mask, target, 29)
        unsafe put((low &>> 28) & mask, target, 30)
        unsafe put(low &>> 30, target, 31)
    }

    private static func unpack3(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x7)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        unsafe put((low &>> 3) & mask, target, 1)
        unsafe put((low &>> 6) & mask, target, 2)
        unsafe put((low &>> 9) & mask, target, 3)
        unsafe put((low &>> 12) & mask, target, 4)
        unsafe put((low &>> 15) & mask, target, 5)
        unsafe put((low &>> 18) & mask, target, 6)
        unsafe put((low &>> 21) & mask, target, 7)
        unsafe put((low &>> 24) & mask, target, 8)
        unsafe put((low &>> 27) & mask, target, 9)
        let high10 = unsafe row(source, 1)
        unsafe put(((low &>> 30) | (high10 &<< 2)) & mask, target, 10)
        low = high10
        unsafe put((low &>> 1) & mask, target, 11)
        unsafe put((low &>> 4) & mask, target, 12)
        unsafe put((low &>> 7) & mask, target, 13)
        unsafe put((low &>> 10) & mask, target, 14)
        unsafe put((low &>> 13) & mask, target, 15)
        unsafe put((low &>> 16) & mask, target, 16)
        unsafe put((low &>> 19) & mask, target, 17)
        unsafe put((low &>> 22) & mask, target, 18)
        unsafe put((low &>> 25) & mask, target, 19)
        unsafe put((low &>> 28) & mask, target, 20)
        let high21 = unsafe row(source, 2)
        unsafe put(((low &>> 31) | (high21 &<< 1)) & mask, target, 21)
        low = high21
        unsafe put((low &>> 2) & mask, target, 22)
        unsafe put((low &>> 5) & mask, target, 23)
        unsafe put((low &>> 8) & mask, target, 24)
        unsafe put((low &>> 11) & mask, target, 25)
        unsafe put((low &>> 14) & mask, target, 26)
        unsafe put((low &>> 17) & mask, target, 27)
        unsafe put((low &>> 20) & mask, target, 28)
        unsafe put((low &>> 23) & mask, target, 29)
        unsafe put((low &>> 26) & mask, target, 30)
        unsafe put(low &>> 29, target, 31)
    }

    private static func unpack4(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0xf)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        unsafe put((low &>> 4) & mask, target, 1)
        unsafe put((low &>> 8) & mask, target, 2)
        unsafe put((low &>> 12) & mask, target, 3)
        unsafe put((low &>> 16) & mask, target, 4)
        unsafe put((low &>> 20) & mask, target, 5)
        unsafe put((low &>> 24) & mask, target, 6)
        unsafe put(low &>> 28, target, 7)
        low = unsafe row(source, 1)
        unsafe put(low & mask, target, 8)
        unsafe put((low &>> 4) & mask, target, 9)
        unsafe put((low &>> 8) & mask, target, 10)
        unsafe put((low &>> 12) & mask, target, 11)
        unsafe put((low &>> 16) & mask, target, 12)
        unsafe put((low &>> 20) & mask, target, 13)
        unsafe put((low &>> 24) & mask, target, 14)
        unsafe put(low &>> 28, target, 15)
        low = unsafe row(source, 2)
        unsafe put(low & mask, target, 16)
        unsafe put((low &>> 4) & mask, target, 17)
        unsafe put((low &>> 8) & mask, target, 18)
        unsafe put((low &>> 12) & mask, target, 19)
        unsafe put((low &>> 16) & mask, target, 20)
        unsafe put((low &>> 20) & mask, target, 21)
        unsafe put((low &>> 24) & mask, target, 22)
        unsafe put(low &>> 28, target, 23)
        low = unsafe row(source, 3)
        unsafe put(low & mask, target, 24)
        unsafe put((low &>> 4) & mask, target, 25)
        unsafe put((low &>> 8) & mask, target, 26)
        unsafe put((low &>> 12) & mask, target, 27)
        unsafe put((low &>> 16) & mask, target, 28)
        unsafe put((low &>> 20) & mask, target, 29)
        unsafe put((low &>> 24) & mask, target, 30)
        unsafe put(low &>> 28, target, 31)
    }

    private static func unpack5(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x1f)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        unsafe put((low &>> 5) & mask, target, 1)
        unsafe put((low &>> 10) & mask, target, 2)
        unsafe put((low &>> 15) & mask, target, 3)
        unsafe put((low &>> 20) & mask, target, 4)
        unsafe put((low &>> 25) & mask, target, 5)
        let high6 = unsafe row(source, 1)
        unsafe put(((low &>> 30) | (high6 &<< 2)) & mask, target, 6)
        low = high6
        unsafe put((low &>> 3) & mask, target, 7)
        unsafe put((low &>> 8) & mask, target, 8)
        unsafe put((low &>> 13) & mask, target, 9)
        unsafe put((low &>> 18) & mask, target, 10)
        unsafe put((low &>> 23) & mask, target, 11)
        let high12 = unsafe row(source, 2)
        unsafe put(((low &>> 28) | (high12 &<< 4)) & mask, target, 12)
        low = high12
        unsafe put((low &>> 1) & mask, target, 13)
        unsafe put((low &>> 6) & mask, target, 14)
        unsafe put((low &>> 11) & mask, target, 15)
        unsafe put((low &>> 16) & mask, target, 16)
        unsafe put((low &>> 21) & mask, target, 17)
        unsafe put((low &>> 26) & mask, target, 18)
        let high19 = unsafe row(source, 3)
        unsafe put(((low &>> 31) | (high19 &<< 1)) & mask, target, 19)
        low = high19
        unsafe put((low &>> 4) & mask, target, 20)
        unsafe put((low &>> 9) & mask, target, 21)
        unsafe put((low &>> 14) & mask, target, 22)
        unsafe put((low &>> 19) & mask, target, 23)
        unsafe put((low &>> 24) & mask, target, 24)
        let high25 = unsafe row(source, 4)
        unsafe put(((low &>> 29) | (high25 &<< 3)) & mask, target, 25)
        low = high25
        unsafe put((low &>> 2) & mask, target, 26)
        unsafe put((low &>> 7) & mask, target, 27)
        unsafe put((low &>> 12) & mask, target, 28)
        unsafe put((low &>> 17) & mask, target, 29)
        unsafe put((low &>> 22) & mask, target, 30)
        unsafe put(low &>> 27, target, 31)
    }

    private static func unpack6(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x3f)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        unsafe put((low &>> 6) & mask, target, 1)
        unsafe put((low &>> 12) & mask, target, 2)
        unsafe put((low &>> 18) & mask, target, 3)
        unsafe put((low &>> 24) & mask, target, 4)
        let high5 = unsafe row(source, 1)
        unsafe put(((low &>> 30) | (high5 &<< 2)) & mask, target, 5)
        low = high5
        unsafe put((low &>> 4) & mask, target, 6)
        unsafe put((low &>> 10) & mask, target, 7)
        unsafe put((low &>> 16) & mask, target, 8)
        unsafe put((low &>> 22) & mask, target, 9)
        let high10 = unsafe row(source, 2)
        unsafe put(((low &>> 28) | (high10 &<< 4)) & mask, target, 10)
        low = high10
        unsafe put((low &>> 2) & mask, target, 11)
        unsafe put((low &>> 8) & mask, target, 12)
        unsafe put((low &>> 14) & mask, target, 13)
        unsafe put((low &>> 20) & mask, target, 14)
        unsafe put(low &>> 26, target, 15)
        low = unsafe row(source, 3)
        unsafe put(low & mask, target, 16)
        unsafe put((low &>> 6) & mask, target, 17)
        unsafe put((low &>> 12) & mask, target, 18)
        unsafe put((low &>> 18) & mask, target, 19)
        unsafe put((low &>> 24) & mask, target, 20)
        let high21 = unsafe row(source, 4)
        unsafe put(((low &>> 30) | (high21 &<< 2)) & mask, target, 21)
        low = high21
        unsafe put((low &>> 4) & mask, target, 22)
        unsafe put((low &>> 10) & mask, target, 23)
        unsafe put((low &>> 16) & mask, target, 24)
        unsafe put((low &>> 22) & mask, target, 25)
        let high26 = unsafe row(source, 5)
        unsafe put(((low &>> 28) | (high26 &<< 4)) & mask, target, 26)
        low = high26
        unsafe put((low &>> 2) & mask, target, 27)
        unsafe put((low &>> 8) & mask, target, 28)
        unsafe put((low &>> 14) & mask, target, 29)
        unsafe put((low &>> 20) & mask, target, 30)
        unsafe put(low &>> 26, target, 31)
    }

    private static func unpack7(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x7f)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        unsafe put((low &>> 7) & mask, target, 1)
        unsafe put((low &>> 14) & mask, target, 2)
        unsafe put((low &>> 21) & mask, target, 3)
        let high4 = unsafe row(source, 1)
        unsafe put(((low &>> 28) | (high4 &<< 4)) & mask, target, 4)
        low = high4
        unsafe put((low &>> 3) & mask, target, 5)
        unsafe put((low &>> 10) & mask, target, 6)
        unsafe put((low &>> 17) & mask, target, 7)
        unsafe put((low &>> 24) & mask, target, 8)
        let high9 = unsafe row(source, 2)
        unsafe put(((low &>> 31) | (high9 &<< 1)) & mask, target, 9)
        low = high9
        unsafe put((low &>> 6) & mask, target, 10)
        unsafe put((low &>> 13) & mask, target, 11)
        unsafe put((low &>> 20) & mask, target, 12)
        let high13 = unsafe row(source, 3)
        unsafe put(((low &>> 27) | (high13 &<< 5)) & mask, target, 13)
        low = high13
        unsafe put((low &>> 2) & mask, target, 14)
        unsafe put((low &>> 9) & mask, target, 15)
        unsafe put((low &>> 16) & mask, target, 16)
        unsafe put((low &>> 23) & mask, target, 17)
        let high18 = unsafe row(source, 4)
        unsafe put(((low &>> 30) | (high18 &<< 2)) & mask, target, 18)
        low = high18
        unsafe put((low &>> 5) & mask, target, 19)
        unsafe put((low &>> 12) & mask, target, 20)
        unsafe put((low &>> 19) & mask, target, 21)
        let high22 = unsafe row(source, 5)
        unsafe put(((low &>> 26) | (high22 &<< 6)) & mask, target, 22)
        low = high22
        unsafe put((low &>> 1) & mask, target, 23)
        unsafe put((low &>> 8) & mask, target, 24)
        unsafe put((low &>> 15) & mask, target, 25)
        unsafe put((low &>> 22) & mask, target, 26)
        let high27 = unsafe row(source, 6)
        unsafe put(((low &>> 29) | (high27 &<< 3)) & mask, target, 27)
        low = high27
        unsafe put((low &>> 4) & mask, target, 28)
        unsafe put((low &>> 11) & mask, target, 29)
        unsafe put((low &>> 18) & mask, target, 30)
        unsafe put(low &>> 25, target, 31)
    }

    private static func unpack8(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0xff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        unsafe put((low &>> 8) & mask, target, 1)
        unsafe put((low &>> 16) & mask, target, 2)
        unsafe put(low &>> 24, target, 3)
        low = unsafe row(source, 1)
        unsafe put(low & mask, target, 4)
        unsafe put((low &>> 8) & mask, target, 5)
        unsafe put((low &>> 16) & mask, target, 6)
        unsafe put(low &>> 24, target, 7)
        low = unsafe row(source, 2)
        unsafe put(low & mask, target, 8)
        unsafe put((low &>> 8) & mask, target, 9)
        unsafe put((low &>> 16) & mask, target, 10)
        unsafe put(low &>> 24, target, 11)
        low = unsafe row(source, 3)
        unsafe put(low & mask, target, 12)
        unsafe put((low &>> 8) & mask, target, 13)
        unsafe put((low &>> 16) & mask, target, 14)
        unsafe put(low &>> 24, target, 15)
        low = unsafe row(source, 4)
        unsafe put(low & mask, target, 16)
        unsafe put((low &>> 8) & mask, target, 17)
        unsafe put((low &>> 16) & mask, target, 18)
        unsafe put(low &>> 24, target, 19)
        low = unsafe row(source, 5)
        unsafe put(low & mask, target, 20)
        unsafe put((low &>> 8) & mask, target, 21)
        unsafe put((low &>> 16) & mask, target, 22)
        unsafe put(low &>> 24, target, 23)
        low = unsafe row(source, 6)
        unsafe put(low & mask, target, 24)
        unsafe put((low &>> 8) & mask, target, 25)
        unsafe put((low &>> 16) & mask, target, 26)
        unsafe put(low &>> 24, target, 27)
        low = unsafe row(source, 7)
        unsafe put(low & mask, target, 28)
        unsafe put((low &>> 8) & mask, target, 29)
        unsafe put((low &>> 16) & mask, target, 30)
        unsafe put(low &>> 24, target, 31)
    }

    private static func unpack9(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x1ff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        unsafe put((low &>> 9) & mask, target, 1)
        unsafe put((low &>> 18) & mask, target, 2)
        let high3 = unsafe row(source, 1)
        unsafe put(((low &>> 27) | (high3 &<< 5)) & mask, target, 3)
        low = high3
        unsafe put((low &>> 4) & mask, target, 4)
        unsafe put((low &>> 13) & mask, target, 5)
        unsafe put((low &>> 22) & mask, target, 6)
        let high7 = unsafe row(source, 2)
        unsafe put(((low &>> 31) | (high7 &<< 1)) & mask, target, 7)
        low = high7
        unsafe put((low &>> 8) & mask, target, 8)
        unsafe put((low &>> 17) & mask, target, 9)
        let high10 = unsafe row(source, 3)
        unsafe put(((low &>> 26) | (high10 &<< 6)) & mask, target, 10)
        low = high10
        unsafe put((low &>> 3) & mask, target, 11)
        unsafe put((low &>> 12) & mask, target, 12)
        unsafe put((low &>> 21) & mask, target, 13)
        let high14 = unsafe row(source, 4)
        unsafe put(((low &>> 30) | (high14 &<< 2)) & mask, target, 14)
        low = high14
        unsafe put((low &>> 7) & mask, target, 15)
        unsafe put((low &>> 16) & mask, target, 16)
        let high17 = unsafe row(source, 5)
        unsafe put(((low &>> 25) | (high17 &<< 7)) & mask, target, 17)
        low = high17
        unsafe put((low &>> 2) & mask, target, 18)
        unsafe put((low &>> 11) & mask, target, 19)
        unsafe put((low &>> 20) & mask, target, 20)
        let high21 = unsafe row(source, 6)
        unsafe put(((low &>> 29) | (high21 &<< 3)) & mask, target, 21)
        low = high21
        unsafe put((low &>> 6) & mask, target, 22)
        unsafe put((low &>> 15) & mask, target, 23)
        let high24 = unsafe row(source, 7)
        unsafe put(((low &>> 24) | (high24 &<< 8)) & mask, target, 24)
        low = high24
        unsafe put((low &>> 1) & mask, target, 25)
        unsafe put((low &>> 10) & mask, target, 26)
        unsafe put((low &>> 19) & mask, target, 27)
        let high28 = unsafe row(source, 8)
        unsafe put(((low &>> 28) | (high28 &<< 4)) & mask, target, 28)
        low = high28
        unsafe put((low &>> 5) & mask, target, 29)
        unsafe put((low &>> 14) & mask, target, 30)
        unsafe put(low &>> 23, target, 31)
    }

    private static func unpack10(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x3ff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        unsafe put((low &>> 10) & mask, target, 1)
        unsafe put((low &>> 20) & mask, target, 2)
        let high3 = unsafe row(source, 1)
        unsafe put(((low &>> 30) | (high3 &<< 2)) & mask, target, 3)
        low = high3
        unsafe put((low &>> 8) & mask, target, 4)
        unsafe put((low &>> 18) & mask, target, 5)
        let high6 = unsafe row(source, 2)
        unsafe put(((low &>> 28) | (high6 &<< 4)) & mask, target, 6)
        low = high6
        unsafe put((low &>> 6) & mask, target, 7)
        unsafe put((low &>> 16) & mask, target, 8)
        let high9 = unsafe row(source, 3)
        unsafe put(((low &>> 26) | (high9 &<< 6)) & mask, target, 9)
        low = high9
        unsafe put((low &>> 4) & mask, target, 10)
        unsafe put((low &>> 14) & mask, target, 11)
        let high12 = unsafe row(source, 4)
        unsafe put(((low &>> 24) | (high12 &<< 8)) & mask, target, 12)
        low = high12
        unsafe put((low &>> 2) & mask, target, 13)
        unsafe put((low &>> 12) & mask, target, 14)
        unsafe put(low &>> 22, target, 15)
        low = unsafe row(source, 5)
        unsafe put(low & mask, target, 16)
        unsafe put((low &>> 10) & mask, target, 17)
        unsafe put((low &>> 20) & mask, target, 18)
        let high19 = unsafe row(source, 6)
        unsafe put(((low &>> 30) | (high19 &<< 2)) & mask, target, 19)
        low = high19
        unsafe put((low &>> 8) & mask, target, 20)
        unsafe put((low &>> 18) & mask, target, 21)
        let high22 = unsafe row(source, 7)
        unsafe put(((low &>> 28) | (high22 &<< 4)) & mask, target, 22)
        low = high22
        unsafe put((low &>> 6) & mask, target, 23)
        unsafe put((low &>> 16) & mask, target, 24)
        let high25 = unsafe row(source, 8)
        unsafe put(((low &>> 26) | (high25 &<< 6)) & mask, target, 25)
        low = high25
        unsafe put((low &>> 4) & mask, target, 26)
        unsafe put((low &>> 14) & mask, target, 27)
        let high28 = unsafe row(source, 9)
        unsafe put(((low &>> 24) | (high28 &<< 8)) & mask, target, 28)
        low = high28
        unsafe put((low &>> 2) & mask, target, 29)
        unsafe put((low &>> 12) & mask, target, 30)
        unsafe put(low &>> 22, target, 31)
    }

    private static func unpack11(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x7ff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        unsafe put((low &>> 11) & mask, target, 1)
        let high2 = unsafe row(source, 1)
        unsafe put(((low &>> 22) | (high2 &<< 10)) & mask, target, 2)
        low = high2
        unsafe put((low &>> 1) & mask, target, 3)
        unsafe put((low &>> 12) & mask, target, 4)
        let high5 = unsafe row(source, 2)
        unsafe put(((low &>> 23) | (high5 &<< 9)) & mask, target, 5)
        low = high5
        unsafe put((low &>> 2) & mask, target, 6)
        unsafe put((low &>> 13) & mask, target, 7)
        let high8 = unsafe row(source, 3)
        unsafe put(((low &>> 24) | (high8 &<< 8)) & mask, target, 8)
        low = high8
        unsafe put((low &>> 3) & mask, target, 9)
        unsafe put((low &>> 14) & mask, target, 10)
        let high11 = unsafe row(source, 4)
        unsafe put(((low &>> 25) | (high11 &<< 7)) & mask, target, 11)
        low = high11
        unsafe put((low &>> 4) & mask, target, 12)
        unsafe put((low &>> 15) & mask, target, 13)
        let high14 = unsafe row(source, 5)
        unsafe put(((low &>> 26) | (high14 &<< 6)) & mask, target, 14)
        low = high14
        unsafe put((low &>> 5) & mask, target, 15)
        unsafe put((low &>> 16) & mask, target, 16)
        let high17 = unsafe row(source, 6)
        unsafe put(((low &>> 27) | (high17 &<< 5)) & mask, target, 17)
        low = high17
        unsafe put((low &>> 6) & mask, target, 18)
        unsafe put((low &>> 17) & mask, target, 19)
        let high20 = unsafe row(source, 7)
        unsafe put(((low &>> 28) | (high20 &<< 4)) & mask, target, 20)
        low = high20
        unsafe put((low &>> 7) & mask, target, 21)
        unsafe put((low &>> 18) & mask, target, 22)
        let high23 = unsafe row(source, 8)
        unsafe put(((low &>> 29) | (high23 &<< 3)) & mask, target, 23)
        low = high23
        unsafe put((low &>> 8) & mask, target, 24)
        unsafe put((low &>> 19) & mask, target, 25)
        let high26 = unsafe row(source, 9)
        unsafe put(((low &>> 30) | (high26 &<< 2)) & mask, target, 26)
        low = high26
        unsafe put((low &>> 9) & mask, target, 27)
        unsafe put((low &>> 20) & mask, target, 28)
        let high29 = unsafe row(source, 10)
        unsafe put(((low &>> 31) | (high29 &<< 1)) & mask, target, 29)
        low = high29
        unsafe put((low &>> 10) & mask, target, 30)
        unsafe put(low &>> 21, target, 31)
    }

    private static func unpack12(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0xfff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        unsafe put((low &>> 12) & mask, target, 1)
        let high2 = unsafe row(source, 1)
        unsafe put(((low &>> 24) | (high2 &<< 8)) & mask, target, 2)
        low = high2
        unsafe put((low &>> 4) & mask, target, 3)
        unsafe put((low &>> 16) & mask, target, 4)
        let high5 = unsafe row(source, 2)
        unsafe put(((low &>> 28) | (high5 &<< 4)) & mask, target, 5)
        low = high5
        unsafe put((low &>> 8) & mask, target, 6)
        unsafe put(low &>> 20, target, 7)
        low = unsafe row(source, 3)
        unsafe put(low & mask, target, 8)
        unsafe put((low &>> 12) & mask, target, 9)
        let high10 = unsafe row(source, 4)
        unsafe put(((low &>> 24) | (high10 &<< 8)) & mask, target, 10)
        low = high10
        unsafe put((low &>> 4) & mask, target, 11)
        unsafe put((low &>> 16) & mask, target, 12)
        let high13 = unsafe row(source, 5)
        unsafe put(((low &>> 28) | (high13 &<< 4)) & mask, target, 13)
        low = high13
        unsafe put((low &>> 8) & mask, target, 14)
        unsafe put(low &>> 20, target, 15)
        low = unsafe row(source, 6)
        unsafe put(low & mask, target, 16)
        unsafe put((low &>> 12) & mask, target, 17)
        let high18 = unsafe row(source, 7)
        unsafe put(((low &>> 24) | (high18 &<< 8)) & mask, target, 18)
        low = high18
        unsafe put((low &>> 4) & mask, target, 19)
        unsafe put((low &>> 16) & mask, target, 20)
        let high21 = unsafe row(source, 8)
        unsafe put(((low &>> 28) | (high21 &<< 4)) & mask, target, 21)
        low = high21
        unsafe put((low &>> 8) & mask, target, 22)
        unsafe put(low &>> 20, target, 23)
        low = unsafe row(source, 9)
        unsafe put(low & mask, target, 24)
        unsafe put((low &>> 12) & mask, target, 25)
        let high26 = unsafe row(source, 10)
        unsafe put(((low &>> 24) | (high26 &<< 8)) & mask, target, 26)
        low = high26
        unsafe put((low &>> 4) & mask, target, 27)
        unsafe put((low &>> 16) & mask, target, 28)
        let high29 = unsafe row(source, 11)
        unsafe put(((low &>> 28) | (high29 &<< 4)) & mask, target, 29)
        low = high29
        unsafe put((low &>> 8) & mask, target, 30)
        unsafe put(low &>> 20, target, 31)
    }

    private static func unpack13(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x1fff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        unsafe put((low &>> 13) & mask, target, 1)
        let high2 = unsafe row(source, 1)
        unsafe put(((low &>> 26) | (high2 &<< 6)) & mask, target, 2)
        low = high2
        unsafe put((low &>> 7) & mask, target, 3)
        let high4 = unsafe row(source, 2)
        unsafe put(((low &>> 20) | (high4 &<< 12)) & mask, target, 4)
        low = high4
        unsafe put((low &>> 1) & mask, target, 5)
        unsafe put((low &>> 14) & mask, target, 6)
        let high7 = unsafe row(source, 3)
        unsafe put(((low &>> 27) | (high7 &<< 5)) & mask, target, 7)
        low = high7
        unsafe put((low &>> 8) & mask, target, 8)
        let high9 = unsafe row(source, 4)
        unsafe put(((low &>> 21) | (high9 &<< 11)) & mask, target, 9)
        low = high9
        unsafe put((low &>> 2) & mask, target, 10)
        unsafe put((low &>> 15) & mask, target, 11)
        let high12 = unsafe row(source, 5)
        unsafe put(((low &>> 28) | (high12 &<< 4)) & mask, target, 12)
        low = high12
        unsafe put((low &>> 9) & mask, target, 13)
        let high14 = unsafe row(source, 6)
        unsafe put(((low &>> 22) | (high14 &<< 10)) & mask, target, 14)
        low = high14
        unsafe put((low &>> 3) & mask, target, 15)
        unsafe put((low &>> 16) & mask, target, 16)
        let high17 = unsafe row(source, 7)
        unsafe put(((low &>> 29) | (high17 &<< 3)) & mask, target, 17)
        low = high17
        unsafe put((low &>> 10) & mask, target, 18)
        let high19 = unsafe row(source, 8)
        unsafe put(((low &>> 23) | (high19 &<< 9)) & mask, target, 19)
        low = high19
        unsafe put((low &>> 4) & mask, target, 20)
        unsafe put((low &>> 17) & mask, target, 21)
        let high22 = unsafe row(source, 9)
        unsafe put(((low &>> 30) | (high22 &<< 2)) & mask, target, 22)
        low = high22
        unsafe put((low &>> 11) & mask, target, 23)
        let high24 = unsafe row(source, 10)
        unsafe put(((low &>> 24) | (high24 &<< 8)) & mask, target, 24)
        low = high24
        unsafe put((low &>> 5) & mask, target, 25)
        unsafe put((low &>> 18) & mask, target, 26)
        let high27 = unsafe row(source, 11)
        unsafe put(((low &>> 31) | (high27 &<< 1)) & mask, target, 27)
        low = high27
        unsafe put((low &>> 12) & mask, target, 28)
        let high29 = unsafe row(source, 12)
        unsafe put(((low &>> 25) | (high29 &<< 7)) & mask, target, 29)
        low = high29
        unsafe put((low &>> 6) & mask, target, 30)
        unsafe put(low &>> 19, target, 31)
    }

    private static func unpack14(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x3fff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        unsafe put((low &>> 14) & mask, target, 1)
        let high2 = unsafe row(source, 1)
        unsafe put(((low &>> 28) | (high2 &<< 4)) & mask, target, 2)
        low = high2
        unsafe put((low &>> 10) & mask, target, 3)
        let high4 = unsafe row(source, 2)
        unsafe put(((low &>> 24) | (high4 &<< 8)) & mask, target, 4)
        low = high4
        unsafe put((low &>> 6) & mask, target, 5)
        let high6 = unsafe row(source, 3)
        unsafe put(((low &>> 20) | (high6 &<< 12)) & mask, target, 6)
        low = high6
        unsafe put((low &>> 2) & mask, target, 7)
        unsafe put((low &>> 16) & mask, target, 8)
        let high9 = unsafe row(source, 4)
        unsafe put(((low &>> 30) | (high9 &<< 2)) & mask, target, 9)
        low = high9
        unsafe put((low &>> 12) & mask, target, 10)
        let high11 = unsafe row(source, 5)
        unsafe put(((low &>> 26) | (high11 &<< 6)) & mask, target, 11)
        low = high11
        unsafe put((low &>> 8) & mask, target, 12)
        let high13 = unsafe row(source, 6)
        unsafe put(((low &>> 22) | (high13 &<< 10)) & mask, target, 13)
        low = high13
        unsafe put((low &>> 4) & mask, target, 14)
        unsafe put(low &>> 18, target, 15)
        low = unsafe row(source, 7)
        unsafe put(low & mask, target, 16)
        unsafe put((low &>> 14) & mask, target, 17)
        let high18 = unsafe row(source, 8)
        unsafe put(((low &>> 28) | (high18 &<< 4)) & mask, target, 18)
        low = high18
        unsafe put((low &>> 10) & mask, target, 19)
        let high20 = unsafe row(source, 9)
        unsafe put(((low &>> 24) | (high20 &<< 8)) & mask, target, 20)
        low = high20
        unsafe put((low &>> 6) & mask, target, 21)
        let high22 = unsafe row(source, 10)
        unsafe put(((low &>> 20) | (high22 &<< 12)) & mask, target, 22)
        low = high22
        unsafe put((low &>> 2) & mask, target, 23)
        unsafe put((low &>> 16) & mask, target, 24)
        let high25 = unsafe row(source, 11)
        unsafe put(((low &>> 30) | (high25 &<< 2)) & mask, target, 25)
        low = high25
        unsafe put((low &>> 12) & mask, target, 26)
        let high27 = unsafe row(source, 12)
        unsafe put(((low &>> 26) | (high27 &<< 6)) & mask, target, 27)
        low = high27
        unsafe put((low &>> 8) & mask, target, 28)
        let high29 = unsafe row(source, 13)
        unsafe put(((low &>> 22) | (high29 &<< 10)) & mask, target, 29)
        low = high29
        unsafe put((low &>> 4) & mask, target, 30)
        unsafe put(low &>> 18, target, 31)
    }

    private static func unpack15(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x7fff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        unsafe put((low &>> 15) & mask, target, 1)
        let high2 = unsafe row(source, 1)
        unsafe put(((low &>> 30) | (high2 &<< 2)) & mask, target, 2)
        low = high2
        unsafe put((low &>> 13) & mask, target, 3)
        let high4 = unsafe row(source, 2)
        unsafe put(((low &>> 28) | (high4 &<< 4)) & mask, target, 4)
        low = high4
        unsafe put((low &>> 11) & mask, target, 5)
        let high6 = unsafe row(source, 3)
        unsafe put(((low &>> 26) | (high6 &<< 6)) & mask, target, 6)
        low = high6
        unsafe put((low &>> 9) & mask, target, 7)
        let high8 = unsafe row(source, 4)
        unsafe put(((low &>> 24) | (high8 &<< 8)) & mask, target, 8)
        low = high8
        unsafe put((low &>> 7) & mask, target, 9)
        let high10 = unsafe row(source, 5)
        unsafe put(((low &>> 22) | (high10 &<< 10)) & mask, target, 10)
        low = high10
        unsafe put((low &>> 5) & mask, target, 11)
        let high12 = unsafe row(source, 6)
        unsafe put(((low &>> 20) | (high12 &<< 12)) & mask, target, 12)
        low = high12
        unsafe put((low &>> 3) & mask, target, 13)
        let high14 = unsafe row(source, 7)
        unsafe put(((low &>> 18) | (high14 &<< 14)) & mask, target, 14)
        low = high14
        unsafe put((low &>> 1) & mask, target, 15)
        unsafe put((low &>> 16) & mask, target, 16)
        let high17 = unsafe row(source, 8)
        unsafe put(((low &>> 31) | (high17 &<< 1)) & mask, target, 17)
        low = high17
        unsafe put((low &>> 14) & mask, target, 18)
        let high19 = unsafe row(source, 9)
        unsafe put(((low &>> 29) | (high19 &<< 3)) & mask, target, 19)
        low = high19
        unsafe put((low &>> 12) & mask, target, 20)
        let high21 = unsafe row(source, 10)
        unsafe put(((low &>> 27) | (high21 &<< 5)) & mask, target, 21)
        low = high21
        unsafe put((low &>> 10) & mask, target, 22)
        let high23 = unsafe row(source, 11)
        unsafe put(((low &>> 25) | (high23 &<< 7)) & mask, target, 23)
        low = high23
        unsafe put((low &>> 8) & mask, target, 24)
        let high25 = unsafe row(source, 12)
        unsafe put(((low &>> 23) | (high25 &<< 9)) & mask, target, 25)
        low = high25
        unsafe put((low &>> 6) & mask, target, 26)
        let high27 = unsafe row(source, 13)
        unsafe put(((low &>> 21) | (high27 &<< 11)) & mask, target, 27)
        low = high27
        unsafe put((low &>> 4) & mask, target, 28)
        let high29 = unsafe row(source, 14)
        unsafe put(((low &>> 19) | (high29 &<< 13)) & mask, target, 29)
        low = high29
        unsafe put((low &>> 2) & mask, target, 30)
        unsafe put(low &>> 17, target, 31)
    }

    private static func unpack16(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0xffff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        unsafe put(low &>> 16, target, 1)
        low = unsafe row(source, 1)
        unsafe put(low & mask, target, 2)
        unsafe put(low &>> 16, target, 3)
        low = unsafe row(source, 2)
        unsafe put(low & mask, target, 4)
        unsafe put(low &>> 16, target, 5)
        low = unsafe row(source, 3)
        unsafe put(low & mask, target, 6)
        unsafe put(low &>> 16, target, 7)
        low = unsafe row(source, 4)
        unsafe put(low & mask, target, 8)
        unsafe put(low &>> 16, target, 9)
        low = unsafe row(source, 5)
        unsafe put(low & mask, target, 10)
        unsafe put(low &>> 16, target, 11)
        low = unsafe row(source, 6)
        unsafe put(low & mask, target, 12)
        unsafe put(low &>> 16, target, 13)
        low = unsafe row(source, 7)
        unsafe put(low & mask, target, 14)
        unsafe put(low &>> 16, target, 15)
        low = unsafe row(source, 8)
        unsafe put(low & mask, target, 16)
        unsafe put(low &>> 16, target, 17)
        low = unsafe row(source, 9)
        unsafe put(low & mask, target, 18)
        unsafe put(low &>> 16, target, 19)
        low = unsafe row(source, 10)
        unsafe put(low & mask, target, 20)
        unsafe put(low &>> 16, target, 21)
        low = unsafe row(source, 11)
        unsafe put(low & mask, target, 22)
        unsafe put(low &>> 16, target, 23)
        low = unsafe row(source, 12)
        unsafe put(low & mask, target, 24)
        unsafe put(low &>> 16, target, 25)
        low = unsafe row(source, 13)
        unsafe put(low & mask, target, 26)
        unsafe put(low &>> 16, target, 27)
        low = unsafe row(source, 14)
        unsafe put(low & mask, target, 28)
        unsafe put(low &>> 16, target, 29)
        low = unsafe row(source, 15)
        unsafe put(low & mask, target, 30)
        unsafe put(low &>> 16, target, 31)
    }

    private static func unpack17(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x1ffff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        let high1 = unsafe row(source, 1)
        unsafe put(((low &>> 17) | (high1 &<< 15)) & mask, target, 1)
        low = high1
        unsafe put((low &>> 2) & mask, target, 2)
        let high3 = unsafe row(source, 2)
        unsafe put(((low &>> 19) | (high3 &<< 13)) & mask, target, 3)
        low = high3
        unsafe put((low &>> 4) & mask, target, 4)
        let high5 = unsafe row(source, 3)
        unsafe put(((low &>> 21) | (high5 &<< 11)) & mask, target, 5)
        low = high5
        unsafe put((low &>> 6) & mask, target, 6)
        let high7 = unsafe row(source, 4)
        unsafe put(((low &>> 23) | (high7 &<< 9)) & mask, target, 7)
        low = high7
        unsafe put((low &>> 8) & mask, target, 8)
        let high9 = unsafe row(source, 5)
        unsafe put(((low &>> 25) | (high9 &<< 7)) & mask, target, 9)
        low = high9
        unsafe put((low &>> 10) & mask, target, 10)
        let high11 = unsafe row(source, 6)
        unsafe put(((low &>> 27) | (high11 &<< 5)) & mask, target, 11)
        low = high11
        unsafe put((low &>> 12) & mask, target, 12)
        let high13 = unsafe row(source, 7)
        unsafe put(((low &>> 29) | (high13 &<< 3)) & mask, target, 13)
        low = high13
        unsafe put((low &>> 14) & mask, target, 14)
        let high15 = unsafe row(source, 8)
        unsafe put(((low &>> 31) | (high15 &<< 1)) & mask, target, 15)
        low = high15
        let high16 = unsafe row(source, 9)
        unsafe put(((low &>> 16) | (high16 &<< 16)) & mask, target, 16)
        low = high16
        unsafe put((low &>> 1) & mask, target, 17)
        let high18 = unsafe row(source, 10)
        unsafe put(((low &>> 18) | (high18 &<< 14)) & mask, target, 18)
        low = high18
        unsafe put((low &>> 3) & mask, target, 19)
        let high20 = unsafe row(source, 11)
        unsafe put(((low &>> 20) | (high20 &<< 12)) & mask, target, 20)
        low = high20
        unsafe put((low &>> 5) & mask, target, 21)
        let high22 = unsafe row(source, 12)
        unsafe put(((low &>> 22) | (high22 &<< 10)) & mask, target, 22)
        low = high22
        unsafe put((low &>> 7) & mask, target, 23)
        let high24 = unsafe row(source, 13)
        unsafe put(((low &>> 24) | (high24 &<< 8)) & mask, target, 24)
        low = high24
        unsafe put((low &>> 9) & mask, target, 25)
        let high26 = unsafe row(source, 14)
        unsafe put(((low &>> 26) | (high26 &<< 6)) & mask, target, 26)
        low = high26
        unsafe put((low &>> 11) & mask, target, 27)
        let high28 = unsafe row(source, 15)
        unsafe put(((low &>> 28) | (high28 &<< 4)) & mask, target, 28)
        low = high28
        unsafe put((low &>> 13) & mask, target, 29)
        let high30 = unsafe row(source, 16)
        unsafe put(((low &>> 30) | (high30 &<< 2)) & mask, target, 30)
        low = high30
        unsafe put(low &>> 15, target, 31)
    }

    private static func unpack18(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x3ffff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        let high1 = unsafe row(source, 1)
        unsafe put(((low &>> 18) | (high1 &<< 14)) & mask, target, 1)
        low = high1
        unsafe put((low &>> 4) & mask, target, 2)
        let high3 = unsafe row(source, 2)
        unsafe put(((low &>> 22) | (high3 &<< 10)) & mask, target, 3)
        low = high3
        unsafe put((low &>> 8) & mask, target, 4)
        let high5 = unsafe row(source, 3)
        unsafe put(((low &>> 26) | (high5 &<< 6)) & mask, target, 5)
        low = high5
        unsafe put((low &>> 12) & mask, target, 6)
        let high7 = unsafe row(source, 4)
        unsafe put(((low &>> 30) | (high7 &<< 2)) & mask, target, 7)
        low = high7
        let high8 = unsafe row(source, 5)
        unsafe put(((low &>> 16) | (high8 &<< 16)) & mask, target, 8)
        low = high8
        unsafe put((low &>> 2) & mask, target, 9)
        let high10 = unsafe row(source, 6)
        unsafe put(((low &>> 20) | (high10 &<< 12)) & mask, target, 10)
        low = high10
        unsafe put((low &>> 6) & mask, target, 11)
        let high12 = unsafe row(source, 7)
        unsafe put(((low &>> 24) | (high12 &<< 8)) & mask, target, 12)
        low = high12
        unsafe put((low &>> 10) & mask, target, 13)
        let high14 = unsafe row(source, 8)
        unsafe put(((low &>> 28) | (high14 &<< 4)) & mask, target, 14)
        low = high14
        unsafe put(low &>> 14, target, 15)
        low = unsafe row(source, 9)
        unsafe put(low & mask, target, 16)
        let high17 = unsafe row(source, 10)
        unsafe put(((low &>> 18) | (high17 &<< 14)) & mask, target, 17)
        low = high17
        unsafe put((low &>> 4) & mask, target, 18)
        let high19 = unsafe row(source, 11)
        unsafe put(((low &>> 22) | (high19 &<< 10)) & mask, target, 19)
        low = high19
        unsafe put((low &>> 8) & mask, target, 20)
        let high21 = unsafe row(source, 12)
        unsafe put(((low &>> 26) | (high21 &<< 6)) & mask, target, 21)
        low = high21
        unsafe put((low &>> 12) & mask, target, 22)
        let high23 = unsafe row(source, 13)
        unsafe put(((low &>> 30) | (high23 &<< 2)) & mask, target, 23)
        low = high23
        let high24 = unsafe row(source, 14)
        unsafe put(((low &>> 16) | (high24 &<< 16)) & mask, target, 24)
        low = high24
        unsafe put((low &>> 2) & mask, target, 25)
        let high26 = unsafe row(source, 15)
        unsafe put(((low &>> 20) | (high26 &<< 12)) & mask, target, 26)
        low = high26
        unsafe put((low &>> 6) & mask, target, 27)
        let high28 = unsafe row(source, 16)
        unsafe put(((low &>> 24) | (high28 &<< 8)) & mask, target, 28)
        low = high28
        unsafe put((low &>> 10) & mask, target, 29)
        let high30 = unsafe row(source, 17)
        unsafe put(((low &>> 28) | (high30 &<< 4)) & mask, target, 30)
        low = high30
        unsafe put(low &>> 14, target, 31)
    }

    private static func unpack19(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x7ffff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        let high1 = unsafe row(source, 1)
        unsafe put(((low &>> 19) | (high1 &<< 13)) & mask, target, 1)
        low = high1
        unsafe put((low &>> 6) & mask, target, 2)
        let high3 = unsafe row(source, 2)
        unsafe put(((low &>> 25) | (high3 &<< 7)) & mask, target, 3)
        low = high3
        unsafe put((low &>> 12) & mask, target, 4)
        let high5 = unsafe row(source, 3)
        unsafe put(((low &>> 31) | (high5 &<< 1)) & mask, target, 5)
        low = high5
        let high6 = unsafe row(source, 4)
        unsafe put(((low &>> 18) | (high6 &<< 14)) & mask, target, 6)
        low = high6
        unsafe put((low &>> 5) & mask, target, 7)
        let high8 = unsafe row(source, 5)
        unsafe put(((low &>> 24) | (high8 &<< 8)) & mask, target, 8)
        low = high8
        unsafe put((low &>> 11) & mask, target, 9)
        let high10 = unsafe row(source, 6)
        unsafe put(((low &>> 30) | (high10 &<< 2)) & mask, target, 10)
        low = high10
        let high11 = unsafe row(source, 7)
        unsafe put(((low &>> 17) | (high11 &<< 15)) & mask, target, 11)
        low = high11
        unsafe put((low &>> 4) & mask, target, 12)
        let high13 = unsafe row(source, 8)
        unsafe put(((low &>> 23) | (high13 &<< 9)) & mask, target, 13)
        low = high13
        unsafe put((low &>> 10) & mask, target, 14)
        let high15 = unsafe row(source, 9)
        unsafe put(((low &>> 29) | (high15 &<< 3)) & mask, target, 15)
        low = high15
        let high16 = unsafe row(source, 10)
        unsafe put(((low &>> 16) | (high16 &<< 16)) & mask, target, 16)
        low = high16
        unsafe put((low &>> 3) & mask, target, 17)
        let high18 = unsafe row(source, 11)
        unsafe put(((low &>> 22) | (high18 &<< 10)) & mask, target, 18)
        low = high18
        unsafe put((low &>> 9) & mask, target, 19)
        let high20 = unsafe row(source, 12)
        unsafe put(((low &>> 28) | (high20 &<< 4)) & mask, target, 20)
        low = high20
        let high21 = unsafe row(source, 13)
        unsafe put(((low &>> 15) | (high21 &<< 17)) & mask, target, 21)
        low = high21
        unsafe put((low &>> 2) & mask, target, 22)
        let high23 = unsafe row(source, 14)
        unsafe put(((low &>> 21) | (high23 &<< 11)) & mask, target, 23)
        low = high23
        unsafe put((low &>> 8) & mask, target, 24)
        let high25 = unsafe row(source, 15)
        unsafe put(((low &>> 27) | (high25 &<< 5)) & mask, target, 25)
        low = high25
        let high26 = unsafe row(source, 16)
        unsafe put(((low &>> 14) | (high26 &<< 18)) & mask, target, 26)
        low = high26
        unsafe put((low &>> 1) & mask, target, 27)
        let high28 = unsafe row(source, 17)
        unsafe put(((low &>> 20) | (high28 &<< 12)) & mask, target, 28)
        low = high28
        unsafe put((low &>> 7) & mask, target, 29)
        let high30 = unsafe row(source, 18)
        unsafe put(((low &>> 26) | (high30 &<< 6)) & mask, target, 30)
        low = high30
        unsafe put(low &>> 13, target, 31)
    }

    private static func unpack20(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0xfffff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        let high1 = unsafe row(source, 1)
        unsafe put(((low &>> 20) | (high1 &<< 12)) & mask, target, 1)
        low = high1
        unsafe put((low &>> 8) & mask, target, 2)
        let high3 = unsafe row(source, 2)
        unsafe put(((low &>> 28) | (high3 &<< 4)) & mask, target, 3)
        low = high3
        let high4 = unsafe row(source, 3)
        unsafe put(((low &>> 16) | (high4 &<< 16)) & mask, target, 4)
        low = high4
        unsafe put((low &>> 4) & mask, target, 5)
        let high6 = unsafe row(source, 4)
        unsafe put(((low &>> 24) | (high6 &<< 8)) & mask, target, 6)
        low = high6
        unsafe put(low &>> 12, target, 7)
        low = unsafe row(source, 5)
        unsafe put(low & mask, target, 8)
        let high9 = unsafe row(source, 6)
        unsafe put(((low &>> 20) | (high9 &<< 12)) & mask, target, 9)
        low = high9
        unsafe put((low &>> 8) & mask, target, 10)
        let high11 = unsafe row(source, 7)
        unsafe put(((low &>> 28) | (high11 &<< 4)) & mask, target, 11)
        low = high11
        let high12 = unsafe row(source, 8)
        unsafe put(((low &>> 16) | (high12 &<< 16)) & mask, target, 12)
        low = high12
        unsafe put((low &>> 4) & mask, target, 13)
        let high14 = unsafe row(source, 9)
        unsafe put(((low &>> 24) | (high14 &<< 8)) & mask, target, 14)
        low = high14
        unsafe put(low &>> 12, target, 15)
        low = unsafe row(source, 10)
        unsafe put(low & mask, target, 16)
        let high17 = unsafe row(source, 11)
        unsafe put(((low &>> 20) | (high17 &<< 12)) & mask, target, 17)
        low = high17
        unsafe put((low &>> 8) & mask, target, 18)
        let high19 = unsafe row(source, 12)
        unsafe put(((low &>> 28) | (high19 &<< 4)) & mask, target, 19)
        low = high19
        let high20 = unsafe row(source, 13)
        unsafe put(((low &>> 16) | (high20 &<< 16)) & mask, target, 20)
        low = high20
        unsafe put((low &>> 4) & mask, target, 21)
        let high22 = unsafe row(source, 14)
        unsafe put(((low &>> 24) | (high22 &<< 8)) & mask, target, 22)
        low = high22
        unsafe put(low &>> 12, target, 23)
        low = unsafe row(source, 15)
        unsafe put(low & mask, target, 24)
        let high25 = unsafe row(source, 16)
        unsafe put(((low &>> 20) | (high25 &<< 12)) & mask, target, 25)
        low = high25
        unsafe put((low &>> 8) & mask, target, 26)
        let high27 = unsafe row(source, 17)
        unsafe put(((low &>> 28) | (high27 &<< 4)) & mask, target, 27)
        low = high27
        let high28 = unsafe row(source, 18)
        unsafe put(((low &>> 16) | (high28 &<< 16)) & mask, target, 28)
        low = high28
        unsafe put((low &>> 4) & mask, target, 29)
        let high30 = unsafe row(source, 19)
        unsafe put(((low &>> 24) | (high30 &<< 8)) & mask, target, 30)
        low = high30
        unsafe put(low &>> 12, target, 31)
    }

    private static func unpack21(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x1fffff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        let high1 = unsafe row(source, 1)
        unsafe put(((low &>> 21) | (high1 &<< 11)) & mask, target, 1)
        low = high1
        unsafe put((low &>> 10) & mask, target, 2)
        let high3 = unsafe row(source, 2)
        unsafe put(((low &>> 31) | (high3 &<< 1)) & mask, target, 3)
        low = high3
        let high4 = unsafe row(source, 3)
        unsafe put(((low &>> 20) | (high4 &<< 12)) & mask, target, 4)
        low = high4
        unsafe put((low &>> 9) & mask, target, 5)
        let high6 = unsafe row(source, 4)
        unsafe put(((low &>> 30) | (high6 &<< 2)) & mask, target, 6)
        low = high6
        let high7 = unsafe row(source, 5)
        unsafe put(((low &>> 19) | (high7 &<< 13)) & mask, target, 7)
        low = high7
        unsafe put((low &>> 8) & mask, target, 8)
        let high9 = unsafe row(source, 6)
        unsafe put(((low &>> 29) | (high9 &<< 3)) & mask, target, 9)
        low = high9
        let high10 = unsafe row(source, 7)
        unsafe put(((low &>> 18) | (high10 &<< 14)) & mask, target, 10)
        low = high10
        unsafe put((low &>> 7) & mask, target, 11)
        let high12 = unsafe row(source, 8)
        unsafe put(((low &>> 28) | (high12 &<< 4)) & mask, target, 12)
        low = high12
        let high13 = unsafe row(source, 9)
        unsafe put(((low &>> 17) | (high13 &<< 15)) & mask, target, 13)
        low = high13
        unsafe put((low &>> 6) & mask, target, 14)
        let high15 = unsafe row(source, 10)
        unsafe put(((low &>> 27) | (high15 &<< 5)) & mask, target, 15)
        low = high15
        let high16 = unsafe row(source, 11)
        unsafe put(((low &>> 16) | (high16 &<< 16)) & mask, target, 16)
        low = high16
        unsafe put((low &>> 5) & mask, target, 17)
        let high18 = unsafe row(source, 12)
        unsafe put(((low &>> 26) | (high18 &<< 6)) & mask, target, 18)
        low = high18
        let high19 = unsafe row(source, 13)
        unsafe put(((low &>> 15) | (high19 &<< 17)) & mask, target, 19)
        low = high19
        unsafe put((low &>> 4) & mask, target, 20)
        let high21 = unsafe row(source, 14)
        unsafe put(((low &>> 25) | (high21 &<< 7)) & mask, target, 21)
        low = high21
        let high22 = unsafe row(source, 15)
        unsafe put(((low &>> 14) | (high22 &<< 18)) & mask, target, 22)
        low = high22
        unsafe put((low &>> 3) & mask, target, 23)
        let high24 = unsafe row(source, 16)
        unsafe put(((low &>> 24) | (high24 &<< 8)) & mask, target, 24)
        low = high24
        let high25 = unsafe row(source, 17)
        unsafe put(((low &>> 13) | (high25 &<< 19)) & mask, target, 25)
        low = high25
        unsafe put((low &>> 2) & mask, target, 26)
        let high27 = unsafe row(source, 18)
        unsafe put(((low &>> 23) | (high27 &<< 9)) & mask, target, 27)
        low = high27
        let high28 = unsafe row(source, 19)
        unsafe put(((low &>> 12) | (high28 &<< 20)) & mask, target, 28)
        low = high28
        unsafe put((low &>> 1) & mask, target, 29)
        let high30 = unsafe row(source, 20)
        unsafe put(((low &>> 22) | (high30 &<< 10)) & mask, target, 30)
        low = high30
        unsafe put(low &>> 11, target, 31)
    }

    private static func unpack22(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x3fffff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        let high1 = unsafe row(source, 1)
        unsafe put(((low &>> 22) | (high1 &<< 10)) & mask, target, 1)
        low = high1
        let high2 = unsafe row(source, 2)
        unsafe put(((low &>> 12) | (high2 &<< 20)) & mask, target, 2)
        low = high2
        unsafe put((low &>> 2) & mask, target, 3)
        let high4 = unsafe row(source, 3)
        unsafe put(((low &>> 24) | (high4 &<< 8)) & mask, target, 4)
        low = high4
        let high5 = unsafe row(source, 4)
        unsafe put(((low &>> 14) | (high5 &<< 18)) & mask, target, 5)
        low = high5
        unsafe put((low &>> 4) & mask, target, 6)
        let high7 = unsafe row(source, 5)
        unsafe put(((low &>> 26) | (high7 &<< 6)) & mask, target, 7)
        low = high7
        let high8 = unsafe row(source, 6)
        unsafe put(((low &>> 16) | (high8 &<< 16)) & mask, target, 8)
        low = high8
        unsafe put((low &>> 6) & mask, target, 9)
        let high10 = unsafe row(source, 7)
        unsafe put(((low &>> 28) | (high10 &<< 4)) & mask, target, 10)
        low = high10
        let high11 = unsafe row(source, 8)
        unsafe put(((low &>> 18) | (high11 &<< 14)) & mask, target, 11)
        low = high11
        unsafe put((low &>> 8) & mask, target, 12)
        let high13 = unsafe row(source, 9)
        unsafe put(((low &>> 30) | (high13 &<< 2)) & mask, target, 13)
        low = high13
        let high14 = unsafe row(source, 10)
        unsafe put(((low &>> 20) | (high14 &<< 12)) & mask, target, 14)
        low = high14
        unsafe put(low &>> 10, target, 15)
        low = unsafe row(source, 11)
        unsafe put(low & mask, target, 16)
        let high17 = unsafe row(source, 12)
        unsafe put(((low &>> 22) | (high17 &<< 10)) & mask, target, 17)
        low = high17
        let high18 = unsafe row(source, 13)
        unsafe put(((low &>> 12) | (high18 &<< 20)) & mask, target, 18)
        low = high18
        unsafe put((low &>> 2) & mask, target, 19)
        let high20 = unsafe row(source, 14)
        unsafe put(((low &>> 24) | (high20 &<< 8)) & mask, target, 20)
        low = high20
        let high21 = unsafe row(source, 15)
        unsafe put(((low &>> 14) | (high21 &<< 18)) & mask, target, 21)
        low = high21
        unsafe put((low &>> 4) & mask, target, 22)
        let high23 = unsafe row(source, 16)
        unsafe put(((low &>> 26) | (high23 &<< 6)) & mask, target, 23)
        low = high23
        let high24 = unsafe row(source, 17)
        unsafe put(((low &>> 16) | (high24 &<< 16)) & mask, target, 24)
        low = high24
        unsafe put((low &>> 6) & mask, target, 25)
        let high26 = unsafe row(source, 18)
        unsafe put(((low &>> 28) | (high26 &<< 4)) & mask, target, 26)
        low = high26
        let high27 = unsafe row(source, 19)
        unsafe put(((low &>> 18) | (high27 &<< 14)) & mask, target, 27)
        low = high27
        unsafe put((low &>> 8) & mask, target, 28)
        let high29 = unsafe row(source, 20)
        unsafe put(((low &>> 30) | (high29 &<< 2)) & mask, target, 29)
        low = high29
        let high30 = unsafe row(source, 21)
        unsafe put(((low &>> 20) | (high30 &<< 12)) & mask, target, 30)
        low = high30
        unsafe put(low &>> 10, target, 31)
    }

    private static func unpack23(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x7fffff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        let high1 = unsafe row(source, 1)
        unsafe put(((low &>> 23) | (high1 &<< 9)) & mask, target, 1)
        low = high1
        let high2 = unsafe row(source, 2)
        unsafe put(((low &>> 14) | (high2 &<< 18)) & mask, target, 2)
        low = high2
        unsafe put((low &>> 5) & mask, target, 3)
        let high4 = unsafe row(source, 3)
        unsafe put(((low &>> 28) | (high4 &<< 4)) & mask, target, 4)
        low = high4
        let high5 = unsafe row(source, 4)
        unsafe put(((low &>> 19) | (high5 &<< 13)) & mask, target, 5)
        low = high5
        let high6 = unsafe row(source, 5)
        unsafe put(((low &>> 10) | (high6 &<< 22)) & mask, target, 6)
        low = high6
        unsafe put((low &>> 1) & mask, target, 7)
        let high8 = unsafe row(source, 6)
        unsafe put(((low &>> 24) | (high8 &<< 8)) & mask, target, 8)
        low = high8
        let high9 = unsafe row(source, 7)
        unsafe put(((low &>> 15) | (high9 &<< 17)) & mask, target, 9)
        low = high9
        unsafe put((low &>> 6) & mask, target, 10)
        let high11 = unsafe row(source, 8)
        unsafe put(((low &>> 29) | (high11 &<< 3)) & mask, target, 11)
        low = high11
        let high12 = unsafe row(source, 9)
        unsafe put(((low &>> 20) | (high12 &<< 12)) & mask, target, 12)
        low = high12
        let high13 = unsafe row(source, 10)
        unsafe put(((low &>> 11) | (high13 &<< 21)) & mask, target, 13)
        low = high13
        unsafe put((low &>> 2) & mask, target, 14)
        let high15 = unsafe row(source, 11)
        unsafe put(((low &>> 25) | (high15 &<< 7)) & mask, target, 15)
        low = high15
        let high16 = unsafe row(source, 12)
        unsafe put(((low &>> 16) | (high16 &<< 16)) & mask, target, 16)
        low = high16
        unsafe put((low &>> 7) & mask, target, 17)
        let high18 = unsafe row(source, 13)
        unsafe put(((low &>> 30) | (high18 &<< 2)) & mask, target, 18)
        low = high18
        let high19 = unsafe row(source, 14)
        unsafe put(((low &>> 21) | (high19 &<< 11)) & mask, target, 19)
        low = high19
        let high20 = unsafe row(source, 15)
        unsafe put(((low &>> 12) | (high20 &<< 20)) & mask, target, 20)
        low = high20
        unsafe put((low &>> 3) & mask, target, 21)
        let high22 = unsafe row(source, 16)
        unsafe put(((low &>> 26) | (high22 &<< 6)) & mask, target, 22)
        low = high22
        let high23 = unsafe row(source, 17)
        unsafe put(((low &>> 17) | (high23 &<< 15)) & mask, target, 23)
        low = high23
        unsafe put((low &>> 8) & mask, target, 24)
        let high25 = unsafe row(source, 18)
        unsafe put(((low &>> 31) | (high25 &<< 1)) & mask, target, 25)
        low = high25
        let high26 = unsafe row(source, 19)
        unsafe put(((low &>> 22) | (high26 &<< 10)) & mask, target, 26)
        low = high26
        let high27 = unsafe row(source, 20)
        unsafe put(((low &>> 13) | (high27 &<< 19)) & mask, target, 27)
        low = high27
        unsafe put((low &>> 4) & mask, target, 28)
        let high29 = unsafe row(source, 21)
        unsafe put(((low &>> 27) | (high29 &<< 5)) & mask, target, 29)
        low = high29
        let high30 = unsafe row(source, 22)
        unsafe put(((low &>> 18) | (high30 &<< 14)) & mask, target, 30)
        low = high30
        unsafe put(low &>> 9, target, 31)
    }

    private static func unpack24(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0xffffff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        let high1 = unsafe row(source, 1)
        unsafe put(((low &>> 24) | (high1 &<< 8)) & mask, target, 1)
        low = high1
        let high2 = unsafe row(source, 2)
        unsafe put(((low &>> 16) | (high2 &<< 16)) & mask, target, 2)
        low = high2
        unsafe put(low &>> 8, target, 3)
        low = unsafe row(source, 3)
        unsafe put(low & mask, target, 4)
        let high5 = unsafe row(source, 4)
        unsafe put(((low &>> 24) | (high5 &<< 8)) & mask, target, 5)
        low = high5
        let high6 = unsafe row(source, 5)
        unsafe put(((low &>> 16) | (high6 &<< 16)) & mask, target, 6)
        low = high6
        unsafe put(low &>> 8, target, 7)
        low = unsafe row(source, 6)
        unsafe put(low & mask, target, 8)
        let high9 = unsafe row(source, 7)
        unsafe put(((low &>> 24) | (high9 &<< 8)) & mask, target, 9)
        low = high9
        let high10 = unsafe row(source, 8)
        unsafe put(((low &>> 16) | (high10 &<< 16)) & mask, target, 10)
        low = high10
        unsafe put(low &>> 8, target, 11)
        low = unsafe row(source, 9)
        unsafe put(low & mask, target, 12)
        let high13 = unsafe row(source, 10)
        unsafe put(((low &>> 24) | (high13 &<< 8)) & mask, target, 13)
        low = high13
        let high14 = unsafe row(source, 11)
        unsafe put(((low &>> 16) | (high14 &<< 16)) & mask, target, 14)
        low = high14
        unsafe put(low &>> 8, target, 15)
        low = unsafe row(source, 12)
        unsafe put(low & mask, target, 16)
        let high17 = unsafe row(source, 13)
        unsafe put(((low &>> 24) | (high17 &<< 8)) & mask, target, 17)
        low = high17
        let high18 = unsafe row(source, 14)
        unsafe put(((low &>> 16) | (high18 &<< 16)) & mask, target, 18)
        low = high18
        unsafe put(low &>> 8, target, 19)
        low = unsafe row(source, 15)
        unsafe put(low & mask, target, 20)
        let high21 = unsafe row(source, 16)
        unsafe put(((low &>> 24) | (high21 &<< 8)) & mask, target, 21)
        low = high21
        let high22 = unsafe row(source, 17)
        unsafe put(((low &>> 16) | (high22 &<< 16)) & mask, target, 22)
        low = high22
        unsafe put(low &>> 8, target, 23)
        low = unsafe row(source, 18)
        unsafe put(low & mask, target, 24)
        let high25 = unsafe row(source, 19)
        unsafe put(((low &>> 24) | (high25 &<< 8)) & mask, target, 25)
        low = high25
        let high26 = unsafe row(source, 20)
        unsafe put(((low &>> 16) | (high26 &<< 16)) & mask, target, 26)
        low = high26
        unsafe put(low &>> 8, target, 27)
        low = unsafe row(source, 21)
        unsafe put(low & mask, target, 28)
        let high29 = unsafe row(source, 22)
        unsafe put(((low &>> 24) | (high29 &<< 8)) & mask, target, 29)
        low = high29
        let high30 = unsafe row(source, 23)
        unsafe put(((low &>> 16) | (high30 &<< 16)) & mask, target, 30)
        low = high30
        unsafe put(low &>> 8, target, 31)
    }

    private static func unpack25(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x1ffffff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        let high1 = unsafe row(source, 1)
        unsafe put(((low &>> 25) | (high1 &<< 7)) & mask, target, 1)
        low = high1
        let high2 = unsafe row(source, 2)
        unsafe put(((low &>> 18) | (high2 &<< 14)) & mask, target, 2)
        low = high2
        let high3 = unsafe row(source, 3)
        unsafe put(((low &>> 11) | (high3 &<< 21)) & mask, target, 3)
        low = high3
        unsafe put((low &>> 4) & mask, target, 4)
        let high5 = unsafe row(source, 4)
        unsafe put(((low &>> 29) | (high5 &<< 3)) & mask, target, 5)
        low = high5
        let high6 = unsafe row(source, 5)
        unsafe put(((low &>> 22) | (high6 &<< 10)) & mask, target, 6)
        low = high6
        let high7 = unsafe row(source, 6)
        unsafe put(((low &>> 15) | (high7 &<< 17)) & mask, target, 7)
        low = high7
        let high8 = unsafe row(source, 7)
        unsafe put(((low &>> 8) | (high8 &<< 24)) & mask, target, 8)
        low = high8
        unsafe put((low &>> 1) & mask, target, 9)
        let high10 = unsafe row(source, 8)
        unsafe put(((low &>> 26) | (high10 &<< 6)) & mask, target, 10)
        low = high10
        let high11 = unsafe row(source, 9)
        unsafe put(((low &>> 19) | (high11 &<< 13)) & mask, target, 11)
        low = high11
        let high12 = unsafe row(source, 10)
        unsafe put(((low &>> 12) | (high12 &<< 20)) & mask, target, 12)
        low = high12
        unsafe put((low &>> 5) & mask, target, 13)
        let high14 = unsafe row(source, 11)
        unsafe put(((low &>> 30) | (high14 &<< 2)) & mask, target, 14)
        low = high14
        let high15 = unsafe row(source, 12)
        unsafe put(((low &>> 23) | (high15 &<< 9)) & mask, target, 15)
        low = high15
        let high16 = unsafe row(source, 13)
        unsafe put(((low &>> 16) | (high16 &<< 16)) & mask, target, 16)
        low = high16
        let high17 = unsafe row(source, 14)
        unsafe put(((low &>> 9) | (high17 &<< 23)) & mask, target, 17)
        low = high17
        unsafe put((low &>> 2) & mask, target, 18)
        let high19 = unsafe row(source, 15)
        unsafe put(((low &>> 27) | (high19 &<< 5)) & mask, target, 19)
        low = high19
        let high20 = unsafe row(source, 16)
        unsafe put(((low &>> 20) | (high20 &<< 12)) & mask, target, 20)
        low = high20
        let high21 = unsafe row(source, 17)
        unsafe put(((low &>> 13) | (high21 &<< 19)) & mask, target, 21)
        low = high21
        unsafe put((low &>> 6) & mask, target, 22)
        let high23 = unsafe row(source, 18)
        unsafe put(((low &>> 31) | (high23 &<< 1)) & mask, target, 23)
        low = high23
        let high24 = unsafe row(source, 19)
        unsafe put(((low &>> 24) | (high24 &<< 8)) & mask, target, 24)
        low = high24
        let high25 = unsafe row(source, 20)
        unsafe put(((low &>> 17) | (high25 &<< 15)) & mask, target, 25)
        low = high25
        let high26 = unsafe row(source, 21)
        unsafe put(((low &>> 10) | (high26 &<< 22)) & mask, target, 26)
        low = high26
        unsafe put((low &>> 3) & mask, target, 27)
        let high28 = unsafe row(source, 22)
        unsafe put(((low &>> 28) | (high28 &<< 4)) & mask, target, 28)
        low = high28
        let high29 = unsafe row(source, 23)
        unsafe put(((low &>> 21) | (high29 &<< 11)) & mask, target, 29)
        low = high29
        let high30 = unsafe row(source, 24)
        unsafe put(((low &>> 14) | (high30 &<< 18)) & mask, target, 30)
        low = high30
        unsafe put(low &>> 7, target, 31)
    }

    private static func unpack26(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x3ffffff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        let high1 = unsafe row(source, 1)
        unsafe put(((low &>> 26) | (high1 &<< 6)) & mask, target, 1)
        low = high1
        let high2 = unsafe row(source, 2)
        unsafe put(((low &>> 20) | (high2 &<< 12)) & mask, target, 2)
        low = high2
        let high3 = unsafe row(source, 3)
        unsafe put(((low &>> 14) | (high3 &<< 18)) & mask, target, 3)
        low = high3
        let high4 = unsafe row(source, 4)
        unsafe put(((low &>> 8) | (high4 &<< 24)) & mask, target, 4)
        low = high4
        unsafe put((low &>> 2) & mask, target, 5)
        let high6 = unsafe row(source, 5)
        unsafe put(((low &>> 28) | (high6 &<< 4)) & mask, target, 6)
        low = high6
        let high7 = unsafe row(source, 6)
        unsafe put(((low &>> 22) | (high7 &<< 10)) & mask, target, 7)
        low = high7
        let high8 = unsafe row(source, 7)
        unsafe put(((low &>> 16) | (high8 &<< 16)) & mask, target, 8)
        low = high8
        let high9 = unsafe row(source, 8)
        unsafe put(((low &>> 10) | (high9 &<< 22)) & mask, target, 9)
        low = high9
        unsafe put((low &>> 4) & mask, target, 10)
        let high11 = unsafe row(source, 9)
        unsafe put(((low &>> 30) | (high11 &<< 2)) & mask, target, 11)
        low = high11
        let high12 = unsafe row(source, 10)
        unsafe put(((low &>> 24) | (high12 &<< 8)) & mask, target, 12)
        low = high12
        let high13 = unsafe row(source, 11)
        unsafe put(((low &>> 18) | (high13 &<< 14)) & mask, target, 13)
        low = high13
        let high14 = unsafe row(source, 12)
        unsafe put(((low &>> 12) | (high14 &<< 20)) & mask, target, 14)
        low = high14
        unsafe put(low &>> 6, target, 15)
        low = unsafe row(source, 13)
        unsafe put(low & mask, target, 16)
        let high17 = unsafe row(source, 14)
        unsafe put(((low &>> 26) | (high17 &<< 6)) & mask, target, 17)
        low = high17
        let high18 = unsafe row(source, 15)
        unsafe put(((low &>> 20) | (high18 &<< 12)) & mask, target, 18)
        low = high18
        let high19 = unsafe row(source, 16)
        unsafe put(((low &>> 14) | (high19 &<< 18)) & mask, target, 19)
        low = high19
        let high20 = unsafe row(source, 17)
        unsafe put(((low &>> 8) | (high20 &<< 24)) & mask, target, 20)
        low = high20
        unsafe put((low &>> 2) & mask, target, 21)
        let high22 = unsafe row(source, 18)
        unsafe put(((low &>> 28) | (high22 &<< 4)) & mask, target, 22)
        low = high22
        let high23 = unsafe row(source, 19)
        unsafe put(((low &>> 22) | (high23 &<< 10)) & mask, target, 23)
        low = high23
        let high24 = unsafe row(source, 20)
        unsafe put(((low &>> 16) | (high24 &<< 16)) & mask, target, 24)
        low = high24
        let high25 = unsafe row(source, 21)
        unsafe put(((low &>> 10) | (high25 &<< 22)) & mask, target, 25)
        low = high25
        unsafe put((low &>> 4) & mask, target, 26)
        let high27 = unsafe row(source, 22)
        unsafe put(((low &>> 30) | (high27 &<< 2)) & mask, target, 27)
        low = high27
        let high28 = unsafe row(source, 23)
        unsafe put(((low &>> 24) | (high28 &<< 8)) & mask, target, 28)
        low = high28
        let high29 = unsafe row(source, 24)
        unsafe put(((low &>> 18) | (high29 &<< 14)) & mask, target, 29)
        low = high29
        let high30 = unsafe row(source, 25)
        unsafe put(((low &>> 12) | (high30 &<< 20)) & mask, target, 30)
        low = high30
        unsafe put(low &>> 6, target, 31)
    }

    private static func unpack27(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x7ffffff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        let high1 = unsafe row(source, 1)
        unsafe put(((low &>> 27) | (high1 &<< 5)) & mask, target, 1)
        low = high1
        let high2 = unsafe row(source, 2)
        unsafe put(((low &>> 22) | (high2 &<< 10)) & mask, target, 2)
        low = high2
        let high3 = unsafe row(source, 3)
        unsafe put(((low &>> 17) | (high3 &<< 15)) & mask, target, 3)
        low = high3
        let high4 = unsafe row(source, 4)
        unsafe put(((low &>> 12) | (high4 &<< 20)) & mask, target, 4)
        low = high4
        let high5 = unsafe row(source, 5)
        unsafe put(((low &>> 7) | (high5 &<< 25)) & mask, target, 5)
        low = high5
        unsafe put((low &>> 2) & mask, target, 6)
        let high7 = unsafe row(source, 6)
        unsafe put(((low &>> 29) | (high7 &<< 3)) & mask, target, 7)
        low = high7
        let high8 = unsafe row(source, 7)
        unsafe put(((low &>> 24) | (high8 &<< 8)) & mask, target, 8)
        low = high8
        let high9 = unsafe row(source, 8)
        unsafe put(((low &>> 19) | (high9 &<< 13)) & mask, target, 9)
        low = high9
        let high10 = unsafe row(source, 9)
        unsafe put(((low &>> 14) | (high10 &<< 18)) & mask, target, 10)
        low = high10
        let high11 = unsafe row(source, 10)
        unsafe put(((low &>> 9) | (high11 &<< 23)) & mask, target, 11)
        low = high11
        unsafe put((low &>> 4) & mask, target, 12)
        let high13 = unsafe row(source, 11)
        unsafe put(((low &>> 31) | (high13 &<< 1)) & mask, target, 13)
        low = high13
        let high14 = unsafe row(source, 12)
        unsafe put(((low &>> 26) | (high14 &<< 6)) & mask, target, 14)
        low = high14
        let high15 = unsafe row(source, 13)
        unsafe put(((low &>> 21) | (high15 &<< 11)) & mask, target, 15)
        low = high15
        let high16 = unsafe row(source, 14)
        unsafe put(((low &>> 16) | (high16 &<< 16)) & mask, target, 16)
        low = high16
        let high17 = unsafe row(source, 15)
        unsafe put(((low &>> 11) | (high17 &<< 21)) & mask, target, 17)
        low = high17
        let high18 = unsafe row(source, 16)
        unsafe put(((low &>> 6) | (high18 &<< 26)) & mask, target, 18)
        low = high18
        unsafe put((low &>> 1) & mask, target, 19)
        let high20 = unsafe row(source, 17)
        unsafe put(((low &>> 28) | (high20 &<< 4)) & mask, target, 20)
        low = high20
        let high21 = unsafe row(source, 18)
        unsafe put(((low &>> 23) | (high21 &<< 9)) & mask, target, 21)
        low = high21
        let high22 = unsafe row(source, 19)
        unsafe put(((low &>> 18) | (high22 &<< 14)) & mask, target, 22)
        low = high22
        let high23 = unsafe row(source, 20)
        unsafe put(((low &>> 13) | (high23 &<< 19)) & mask, target, 23)
        low = high23
        let high24 = unsafe row(source, 21)
        unsafe put(((low &>> 8) | (high24 &<< 24)) & mask, target, 24)
        low = high24
        unsafe put((low &>> 3) & mask, target, 25)
        let high26 = unsafe row(source, 22)
        unsafe put(((low &>> 30) | (high26 &<< 2)) & mask, target, 26)
        low = high26
        let high27 = unsafe row(source, 23)
        unsafe put(((low &>> 25) | (high27 &<< 7)) & mask, target, 27)
        low = high27
        let high28 = unsafe row(source, 24)
        unsafe put(((low &>> 20) | (high28 &<< 12)) & mask, target, 28)
        low = high28
        let high29 = unsafe row(source, 25)
        unsafe put(((low &>> 15) | (high29 &<< 17)) & mask, target, 29)
        low = high29
        let high30 = unsafe row(source, 26)
        unsafe put(((low &>> 10) | (high30 &<< 22)) & mask, target, 30)
        low = high30
        unsafe put(low &>> 5, target, 31)
    }

    private static func unpack28(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0xfffffff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        let high1 = unsafe row(source, 1)
        unsafe put(((low &>> 28) | (high1 &<< 4)) & mask, target, 1)
        low = high1
        let high2 = unsafe row(source, 2)
        unsafe put(((low &>> 24) | (high2 &<< 8)) & mask, target, 2)
        low = high2
        let high3 = unsafe row(source, 3)
        unsafe put(((low &>> 20) | (high3 &<< 12)) & mask, target, 3)
        low = high3
        let high4 = unsafe row(source, 4)
        unsafe put(((low &>> 16) | (high4 &<< 16)) & mask, target, 4)
        low = high4
        let high5 = unsafe row(source, 5)
        unsafe put(((low &>> 12) | (high5 &<< 20)) & mask, target, 5)
        low = high5
        let high6 = unsafe row(source, 6)
        unsafe put(((low &>> 8) | (high6 &<< 24)) & mask, target, 6)
        low = high6
        unsafe put(low &>> 4, target, 7)
        low = unsafe row(source, 7)
        unsafe put(low & mask, target, 8)
        let high9 = unsafe row(source, 8)
        unsafe put(((low &>> 28) | (high9 &<< 4)) & mask, target, 9)
        low = high9
        let high10 = unsafe row(source, 9)
        unsafe put(((low &>> 24) | (high10 &<< 8)) & mask, target, 10)
        low = high10
        let high11 = unsafe row(source, 10)
        unsafe put(((low &>> 20) | (high11 &<< 12)) & mask, target, 11)
        low = high11
        let high12 = unsafe row(source, 11)
        unsafe put(((low &>> 16) | (high12 &<< 16)) & mask, target, 12)
        low = high12
        let high13 = unsafe row(source, 12)
        unsafe put(((low &>> 12) | (high13 &<< 20)) & mask, target, 13)
        low = high13
        let high14 = unsafe row(source, 13)
        unsafe put(((low &>> 8) | (high14 &<< 24)) & mask, target, 14)
        low = high14
        unsafe put(low &>> 4, target, 15)
        low = unsafe row(source, 14)
        unsafe put(low & mask, target, 16)
        let high17 = unsafe row(source, 15)
        unsafe put(((low &>> 28) | (high17 &<< 4)) & mask, target, 17)
        low = high17
        let high18 = unsafe row(source, 16)
        unsafe put(((low &>> 24) | (high18 &<< 8)) & mask, target, 18)
        low = high18
        let high19 = unsafe row(source, 17)
        unsafe put(((low &>> 20) | (high19 &<< 12)) & mask, target, 19)
        low = high19
        let high20 = unsafe row(source, 18)
        unsafe put(((low &>> 16) | (high20 &<< 16)) & mask, target, 20)
        low = high20
        let high21 = unsafe row(source, 19)
        unsafe put(((low &>> 12) | (high21 &<< 20)) & mask, target, 21)
        low = high21
        let high22 = unsafe row(source, 20)
        unsafe put(((low &>> 8) | (high22 &<< 24)) & mask, target, 22)
        low = high22
        unsafe put(low &>> 4, target, 23)
        low = unsafe row(source, 21)
        unsafe put(low & mask, target, 24)
        let high25 = unsafe row(source, 22)
        unsafe put(((low &>> 28) | (high25 &<< 4)) & mask, target, 25)
        low = high25
        let high26 = unsafe row(source, 23)
        unsafe put(((low &>> 24) | (high26 &<< 8)) & mask, target, 26)
        low = high26
        let high27 = unsafe row(source, 24)
        unsafe put(((low &>> 20) | (high27 &<< 12)) & mask, target, 27)
        low = high27
        let high28 = unsafe row(source, 25)
        unsafe put(((low &>> 16) | (high28 &<< 16)) & mask, target, 28)
        low = high28
        let high29 = unsafe row(source, 26)
        unsafe put(((low &>> 12) | (high29 &<< 20)) & mask, target, 29)
        low = high29
        let high30 = unsafe row(source, 27)
        unsafe put(((low &>> 8) | (high30 &<< 24)) & mask, target, 30)
        low = high30
        unsafe put(low &>> 4, target, 31)
    }

    private static func unpack29(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x1fffffff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        let high1 = unsafe row(source, 1)
        unsafe put(((low &>> 29) | (high1 &<< 3)) & mask, target, 1)
        low = high1
        let high2 = unsafe row(source, 2)
        unsafe put(((low &>> 26) | (high2 &<< 6)) & mask, target, 2)
        low = high2
        let high3 = unsafe row(source, 3)
        unsafe put(((low &>> 23) | (high3 &<< 9)) & mask, target, 3)
        low = high3
        let high4 = unsafe row(source, 4)
        unsafe put(((low &>> 20) | (high4 &<< 12)) & mask, target, 4)
        low = high4
        let high5 = unsafe row(source, 5)
        unsafe put(((low &>> 17) | (high5 &<< 15)) & mask, target, 5)
        low = high5
        let high6 = unsafe row(source, 6)
        unsafe put(((low &>> 14) | (high6 &<< 18)) & mask, target, 6)
        low = high6
        let high7 = unsafe row(source, 7)
        unsafe put(((low &>> 11) | (high7 &<< 21)) & mask, target, 7)
        low = high7
        let high8 = unsafe row(source, 8)
        unsafe put(((low &>> 8) | (high8 &<< 24)) & mask, target, 8)
        low = high8
        let high9 = unsafe row(source, 9)
        unsafe put(((low &>> 5) | (high9 &<< 27)) & mask, target, 9)
        low = high9
        unsafe put((low &>> 2) & mask, target, 10)
        let high11 = unsafe row(source, 10)
        unsafe put(((low &>> 31) | (high11 &<< 1)) & mask, target, 11)
        low = high11
        let high12 = unsafe row(source, 11)
        unsafe put(((low &>> 28) | (high12 &<< 4)) & mask, target, 12)
        low = high12
        let high13 = unsafe row(source, 12)
        unsafe put(((low &>> 25) | (high13 &<< 7)) & mask, target, 13)
        low = high13
        let high14 = unsafe row(source, 13)
        unsafe put(((low &>> 22) | (high14 &<< 10)) & mask, target, 14)
        low = high14
        let high15 = unsafe row(source, 14)
        unsafe put(((low &>> 19) | (high15 &<< 13)) & mask, target, 15)
        low = high15
        let high16 = unsafe row(source, 15)
        unsafe put(((low &>> 16) | (high16 &<< 16)) & mask, target, 16)
        low = high16
        let high17 = unsafe row(source, 16)
        unsafe put(((low &>> 13) | (high17 &<< 19)) & mask, target, 17)
        low = high17
        let high18 = unsafe row(source, 17)
        unsafe put(((low &>> 10) | (high18 &<< 22)) & mask, target, 18)
        low = high18
        let high19 = unsafe row(source, 18)
        unsafe put(((low &>> 7) | (high19 &<< 25)) & mask, target, 19)
        low = high19
        let high20 = unsafe row(source, 19)
        unsafe put(((low &>> 4) | (high20 &<< 28)) & mask, target, 20)
        low = high20
        unsafe put((low &>> 1) & mask, target, 21)
        let high22 = unsafe row(source, 20)
        unsafe put(((low &>> 30) | (high22 &<< 2)) & mask, target, 22)
        low = high22
        let high23 = unsafe row(source, 21)
        unsafe put(((low &>> 27) | (high23 &<< 5)) & mask, target, 23)
        low = high23
        let high24 = unsafe row(source, 22)
        unsafe put(((low &>> 24) | (high24 &<< 8)) & mask, target, 24)
        low = high24
        let high25 = unsafe row(source, 23)
        unsafe put(((low &>> 21) | (high25 &<< 11)) & mask, target, 25)
        low = high25
        let high26 = unsafe row(source, 24)
        unsafe put(((low &>> 18) | (high26 &<< 14)) & mask, target, 26)
        low = high26
        let high27 = unsafe row(source, 25)
        unsafe put(((low &>> 15) | (high27 &<< 17)) & mask, target, 27)
        low = high27
        let high28 = unsafe row(source, 26)
        unsafe put(((low &>> 12) | (high28 &<< 20)) & mask, target, 28)
        low = high28
        let high29 = unsafe row(source, 27)
        unsafe put(((low &>> 9) | (high29 &<< 23)) & mask, target, 29)
        low = high29
        let high30 = unsafe row(source, 28)
        unsafe put(((low &>> 6) | (high30 &<< 26)) & mask, target, 30)
        low = high30
        unsafe put(low &>> 3, target, 31)
    }

    private static func unpack30(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x3fffffff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        let high1 = unsafe row(source, 1)
        unsafe put(((low &>> 30) | (high1 &<< 2)) & mask, target, 1)
        low = high1
        let high2 = unsafe row(source, 2)
        unsafe put(((low &>> 28) | (high2 &<< 4)) & mask, target, 2)
        low = high2
        let high3 = unsafe row(source, 3)
        unsafe put(((low &>> 26) | (high3 &<< 6)) & mask, target, 3)
        low = high3
        let high4 = unsafe row(source, 4)
        unsafe put(((low &>> 24) | (high4 &<< 8)) & mask, target, 4)
        low = high4
        let high5 = unsafe row(source, 5)
        unsafe put(((low &>> 22) | (high5 &<< 10)) & mask, target, 5)
        low = high5
        let high6 = unsafe row(source, 6)
        unsafe put(((low &>> 20) | (high6 &<< 12)) & mask, target, 6)
        low = high6
        let high7 = unsafe row(source, 7)
        unsafe put(((low &>> 18) | (high7 &<< 14)) & mask, target, 7)
        low = high7
        let high8 = unsafe row(source, 8)
        unsafe put(((low &>> 16) | (high8 &<< 16)) & mask, target, 8)
        low = high8
        let high9 = unsafe row(source, 9)
        unsafe put(((low &>> 14) | (high9 &<< 18)) & mask, target, 9)
        low = high9
        let high10 = unsafe row(source, 10)
        unsafe put(((low &>> 12) | (high10 &<< 20)) & mask, target, 10)
        low = high10
        let high11 = unsafe row(source, 11)
        unsafe put(((low &>> 10) | (high11 &<< 22)) & mask, target, 11)
        low = high11
        let high12 = unsafe row(source, 12)
        unsafe put(((low &>> 8) | (high12 &<< 24)) & mask, target, 12)
        low = high12
        let high13 = unsafe row(source, 13)
        unsafe put(((low &>> 6) | (high13 &<< 26)) & mask, target, 13)
        low = high13
        let high14 = unsafe row(source, 14)
        unsafe put(((low &>> 4) | (high14 &<< 28)) & mask, target, 14)
        low = high14
        unsafe put(low &>> 2, target, 15)
        low = unsafe row(source, 15)
        unsafe put(low & mask, target, 16)
        let high17 = unsafe row(source, 16)
        unsafe put(((low &>> 30) | (high17 &<< 2)) & mask, target, 17)
        low = high17
        let high18 = unsafe row(source, 17)
        unsafe put(((low &>> 28) | (high18 &<< 4)) & mask, target, 18)
        low = high18
        let high19 = unsafe row(source, 18)
        unsafe put(((low &>> 26) | (high19 &<< 6)) & mask, target, 19)
        low = high19
        let high20 = unsafe row(source, 19)
        unsafe put(((low &>> 24) | (high20 &<< 8)) & mask, target, 20)
        low = high20
        let high21 = unsafe row(source, 20)
        unsafe put(((low &>> 22) | (high21 &<< 10)) & mask, target, 21)
        low = high21
        let high22 = unsafe row(source, 21)
        unsafe put(((low &>> 20) | (high22 &<< 12)) & mask, target, 22)
        low = high22
        let high23 = unsafe row(source, 22)
        unsafe put(((low &>> 18) | (high23 &<< 14)) & mask, target, 23)
        low = high23
        let high24 = unsafe row(source, 23)
        unsafe put(((low &>> 16) | (high24 &<< 16)) & mask, target, 24)
        low = high24
        let high25 = unsafe row(source, 24)
        unsafe put(((low &>> 14) | (high25 &<< 18)) & mask, target, 25)
        low = high25
        let high26 = unsafe row(source, 25)
        unsafe put(((low &>> 12) | (high26 &<< 20)) & mask, target, 26)
        low = high26
        let high27 = unsafe row(source, 26)
        unsafe put(((low &>> 10) | (high27 &<< 22)) & mask, target, 27)
        low = high27
        let high28 = unsafe row(source, 27)
        unsafe put(((low &>> 8) | (high28 &<< 24)) & mask, target, 28)
        low = high28
        let high29 = unsafe row(source, 28)
        unsafe put(((low &>> 6) | (high29 &<< 26)) & mask, target, 29)
        low = high29
        let high30 = unsafe row(source, 29)
        unsafe put(((low &>> 4) | (high30 &<< 28)) & mask, target, 30)
        low = high30
        unsafe put(low &>> 2, target, 31)
    }

    private static func unpack31(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        let mask = Row(repeating: 0x7fffffff)
        var low = unsafe row(source, 0)
        unsafe put(low & mask, target, 0)
        let high1 = unsafe row(source, 1)
        unsafe put(((low &>> 31) | (high1 &<< 1)) & mask, target, 1)
        low = high1
        let high2 = unsafe row(source, 2)
        unsafe put(((low &>> 30) | (high2 &<< 2)) & mask, target, 2)
        low = high2
        let high3 = unsafe row(source, 3)
        unsafe put(((low &>> 29) | (high3 &<< 3)) & mask, target, 3)
        low = high3
        let high4 = unsafe row(source, 4)
        unsafe put(((low &>> 28) | (high4 &<< 4)) & mask, target, 4)
        low = high4
        let high5 = unsafe row(source, 5)
        unsafe put(((low &>> 27) | (high5 &<< 5)) & mask, target, 5)
        low = high5
        let high6 = unsafe row(source, 6)
        unsafe put(((low &>> 26) | (high6 &<< 6)) & mask, target, 6)
        low = high6
        let high7 = unsafe row(source, 7)
        unsafe put(((low &>> 25) | (high7 &<< 7)) & mask, target, 7)
        low = high7
        let high8 = unsafe row(source, 8)
        unsafe put(((low &>> 24) | (high8 &<< 8)) & mask, target, 8)
        low = high8
        let high9 = unsafe row(source, 9)
        unsafe put(((low &>> 23) | (high9 &<< 9)) & mask, target, 9)
        low = high9
        let high10 = unsafe row(source, 10)
        unsafe put(((low &>> 22) | (high10 &<< 10)) & mask, target, 10)
        low = high10
        let high11 = unsafe row(source, 11)
        unsafe put(((low &>> 21) | (high11 &<< 11)) & mask, target, 11)
        low = high11
        let high12 = unsafe row(source, 12)
        unsafe put(((low &>> 20) | (high12 &<< 12)) & mask, target, 12)
        low = high12
        let high13 = unsafe row(source, 13)
        unsafe put(((low &>> 19) | (high13 &<< 13)) & mask, target, 13)
        low = high13
        let high14 = unsafe row(source, 14)
        unsafe put(((low &>> 18) | (high14 &<< 14)) & mask, target, 14)
        low = high14
        let high15 = unsafe row(source, 15)
        unsafe put(((low &>> 17) | (high15 &<< 15)) & mask, target, 15)
        low = high15
        let high16 = unsafe row(source, 16)
        unsafe put(((low &>> 16) | (high16 &<< 16)) & mask, target, 16)
        low = high16
        let high17 = unsafe row(source, 17)
        unsafe put(((low &>> 15) | (high17 &<< 17)) & mask, target, 17)
        low = high17
        let high18 = unsafe row(source, 18)
        unsafe put(((low &>> 14) | (high18 &<< 18)) & mask, target, 18)
        low = high18
        let high19 = unsafe row(source, 19)
        unsafe put(((low &>> 13) | (high19 &<< 19)) & mask, target, 19)
        low = high19
        let high20 = unsafe row(source, 20)
        unsafe put(((low &>> 12) | (high20 &<< 20)) & mask, target, 20)
        low = high20
        let high21 = unsafe row(source, 21)
        unsafe put(((low &>> 11) | (high21 &<< 21)) & mask, target, 21)
        low = high21
        let high22 = unsafe row(source, 22)
        unsafe put(((low &>> 10) | (high22 &<< 22)) & mask, target, 22)
        low = high22
        let high23 = unsafe row(source, 23)
        unsafe put(((low &>> 9) | (high23 &<< 23)) & mask, target, 23)
        low = high23
        let high24 = unsafe row(source, 24)
        unsafe put(((low &>> 8) | (high24 &<< 24)) & mask, target, 24)
        low = high24
        let high25 = unsafe row(source, 25)
        unsafe put(((low &>> 7) | (high25 &<< 25)) & mask, target, 25)
        low = high25
        let high26 = unsafe row(source, 26)
        unsafe put(((low &>> 6) | (high26 &<< 26)) & mask, target, 26)
        low = high26
        let high27 = unsafe row(source, 27)
        unsafe put(((low &>> 5) | (high27 &<< 27)) & mask, target, 27)
        low = high27
        let high28 = unsafe row(source, 28)
        unsafe put(((low &>> 4) | (high28 &<< 28)) & mask, target, 28)
        low = high28
        let high29 = unsafe row(source, 29)
        unsafe put(((low &>> 3) | (high29 &<< 29)) & mask, target, 29)
        low = high29
        let high30 = unsafe row(source, 30)
        unsafe put(((low &>> 2) | (high30 &<< 30)) & mask, target, 30)
        low = high30
        unsafe put(low &>> 1, target, 31)
    }

    private static func unpack32(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer) {
        for index in 0..<32 { unsafe put(row(source, index), target, index) }
    }
}
