namespace Twin.Objects;

/// <summary>How many there are is told exactly up to a thousand.</summary>
public abstract partial class ObjectContract
{
    [Fact]
    public async Task More_than_a_thousand_hits_are_said_to_be_just_that()
    {
        const int most = 1_000;
        await twin.Admin.ImportAll(Enumerable.Range(0, most + 5).Select(static person => $$"""{"kind":"person","id":"p-many-{{person}}","name":"芈蔻"}"""));

        var kind = Assert.Single((await twin.Get("/search?q=芈蔻&limit=1")).Body.GetProperty("kinds").EnumerateArray());

        Assert.Equal(("person", most + 1), (kind.GetProperty("value").GetString(), kind.GetProperty("count").GetInt32()));
        Assert.Equal((most + 1, most + 1), (await Total("/search?limit=1&"), await Total("/objects?limit=1&")));
        Assert.Equal((most + 5, most + 5), (await Total("/objects/count?"), await Total("/objects/summary?by=kind&")));

        async Task<int> Total(string route) => (await twin.Get($"{route}q=芈蔻")).Body.GetProperty("total").GetInt32();
    }
}
