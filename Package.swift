// swift-tools-version: 6.2
import PackageDescription

/// How every target of ours is compiled.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// For the targets that touch C.
let strict = house + [.strictMemorySafety()]

let package = Package(
  name: "cdci",
  products: [
    .executable(name: "cdci", targets: ["cdci"]),
    .library(name: "CDCIEngine", targets: ["CDCIEngine"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Without its traits: they bring full Foundation.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    // What hummingbird stands on and the gate of the web app touches; the same versions.
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.14.0"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.34.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.0.0"),
  ],
  targets: [
    .systemLibrary(name: "CCrypto"),
    .systemLibrary(name: "CLibCSV"),
    .systemLibrary(name: "CLibXLSXWriter"),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CUTF8Proc"),
    .systemLibrary(name: "CYAML"),
    .systemLibrary(name: "CZlib"),
    .target(name: "Parallelism", swiftSettings: strict),
    .target(name: "Archive", dependencies: ["CZlib"], swiftSettings: strict),
    .target(name: "YAML", dependencies: ["CYAML"], swiftSettings: strict),
    .target(name: "Letters", dependencies: ["CUTF8Proc"], swiftSettings: strict),
    .target(name: "SurveyModel", swiftSettings: house),
    .target(name: "SurveyWords", dependencies: ["SurveyModel"], swiftSettings: house),
    .target(
      name: "SurveyImport",
      dependencies: ["Archive", "SurveyModel", "SurveyWords", "Parallelism", "CCrypto", "CLibCSV", "Letters", "YAML"],
      swiftSettings: strict),
    .target(name: "Scoring", dependencies: ["SurveyModel", "Parallelism"], swiftSettings: house),
    .target(name: "Inference", dependencies: ["SurveyModel", "Parallelism", "Scoring"], swiftSettings: house),
    .target(
      name: "Reporting",
      dependencies: [
        "Archive", "Letters", "SurveyModel", "SurveyWords", "Parallelism", "Scoring", "Inference", "CLibXLSXWriter", "CLinux",
      ],
      resources: [.embedInCode("Page/page.css"), .embedInCode("Page/page.js")],
      swiftSettings: strict),
    .target(
      name: "Workbench", dependencies: ["SurveyModel", "SurveyWords", "SurveyImport", "Scoring", "Inference", "Reporting", "CLinux"],
      swiftSettings: strict),
    .target(
      name: "Web",
      dependencies: [
        "Archive", "SurveyModel", "SurveyWords", "Reporting", "Workbench",
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      resources: [.embedInCode("Assets/app.css"), .embedInCode("Assets/app.js")],
      swiftSettings: strict),
    .target(
      name: "CDCIEngine",
      dependencies: ["SurveyModel", "SurveyWords", "SurveyImport", "Scoring", "Inference", "Reporting", "Workbench"],
      swiftSettings: house),
    .executableTarget(name: "score-table", dependencies: ["CDCIEngine"], path: "Examples/ScoreTable", swiftSettings: house),
    .executableTarget(name: "change-weight", dependencies: ["CDCIEngine"], path: "Examples/ChangeWeight", swiftSettings: house),
    .executableTarget(
      name: "cdci",
      dependencies: ["SurveyModel", "SurveyWords", "Workbench", "Web", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: house),
    .executableTarget(
      name: "simulate-survey",
      dependencies: ["YAML", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Sources/SimulateSurvey", swiftSettings: house),
    .executableTarget(
      name: "coverage-study",
      dependencies: [
        "SurveyModel", "Parallelism", "SurveyImport", "Scoring", "Inference",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/CoverageStudy", swiftSettings: house),
    .target(
      name: "TestSupport", dependencies: ["Archive", "SurveyModel"], path: "Tests/TestSupport", swiftSettings: house),
    .testTarget(name: "ArchiveTests", dependencies: ["Archive"], swiftSettings: house),
    .testTarget(name: "SurveyModelTests", dependencies: ["SurveyModel", "TestSupport"], swiftSettings: house),
    .testTarget(name: "SurveyWordsTests", dependencies: ["SurveyWords", "SurveyModel"], swiftSettings: house),
    .testTarget(
      name: "SurveyImportTests", dependencies: ["Archive", "SurveyImport", "SurveyModel", "SurveyWords", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: house),
    .testTarget(name: "ScoringTests", dependencies: ["Scoring", "SurveyModel", "TestSupport"], swiftSettings: house),
    .testTarget(
      name: "InferenceTests", dependencies: ["Inference", "Scoring", "SurveyModel", "TestSupport"], swiftSettings: house),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "Inference", "Scoring", "SurveyImport", "SurveyModel", "TestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: ["Workbench", "Reporting", "Inference", "Scoring", "SurveyImport", "SurveyModel", "TestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "WebTests", dependencies: ["Web", "Workbench", "Reporting", "SurveyModel", "Archive", "TestSupport"], swiftSettings: house),
    .testTarget(name: "CDCIEngineTests", dependencies: ["CDCIEngine"], swiftSettings: house),
    .testTarget(
      name: "SimulateSurveyTests", dependencies: ["simulate-survey", "YAML"], swiftSettings: house),
    .testTarget(
      name: "CoverageStudyTests", dependencies: ["coverage-study", "Inference", "SurveyModel"], swiftSettings: house),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "cdci", "score-table", "change-weight", "Archive", "SurveyImport", "SurveyModel", "SurveyWords", "Scoring", "Inference",
        "TestSupport",
      ],
      swiftSettings: house),
  ]
)

// The documentation of CDCIEngine: `make docs` asks for it.
if Context.environment["CDCI_DOCS"] != nil {
  package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}

// libFuzzer brings the `main` of this one, so an ordinary build must not see it: `make fuzz` asks for it.
if Context.environment["CDCI_FUZZ"] != nil {
  package.targets += [
    .executableTarget(
      name: "fuzz-import", dependencies: ["SurveyImport", "SurveyModel", "SurveyWords"], path: "Tests/Fuzz", exclude: ["Corpus"],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "fuzz-rooms", dependencies: ["Archive", "SurveyImport", "SurveyModel"], path: "Tests/FuzzRooms", exclude: ["Corpus"],
      swiftSettings: [.swiftLanguageMode(.v6)]),
  ]
}

// Times single steps; see Benchmarks/README.md. Nobody who uses the library should build it.
if Context.environment["CDCI_BENCHMARKS"] != nil {
  package.targets.append(
    .executableTarget(
      name: "kernels", dependencies: ["CLibCSV", "Inference", "Scoring", "SurveyImport", "SurveyModel", "Workbench"],
      path: "Benchmarks/Kernels", swiftSettings: [.swiftLanguageMode(.v6)]))
}
