using System.Collections.Immutable;

namespace Twin.Exchange;

/// <param name="Next">The id after which the next page goes on; null on the last.</param>
[GenerateSerializer, Immutable, Alias("twin.exchange-page`1")]
public sealed record ExchangePage<T>([property: Id(0)] ImmutableArray<T> Items, [property: Id(1)] string? Next);
