using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Twin.Hosting;

namespace Twin.Accounts;

public sealed class PasswordsTests : IAsyncDisposable
{
    /// <summary>As a gateway is composed that nobody starts.</summary>
    private readonly WebApplication _gateway = WebApplication.CreateBuilder().AddTwinGateway().Build();

    private Passwords Hashing => _gateway.Services.GetRequiredService<Passwords>();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Verify_knows_the_password_it_hashed()
    {
        var hash = await Hashing.HashUnlessSame(present: null, "a password", CancellationToken.None);

        Assert.True(await Verify(hash, "a password"));
        Assert.False(await Verify(hash, "another password"));
        Assert.False(await Verify(hash: null, "a password"));
    }

    [Fact]
    public async Task HashUnlessSame_leaves_the_present_password_alone()
    {
        var hash = await Hashing.HashUnlessSame(present: null, "a password", CancellationToken.None);

        Assert.Null(await Hashing.HashUnlessSame(hash, "a password", CancellationToken.None));
        Assert.NotNull(await Hashing.HashUnlessSame(hash, "another password", CancellationToken.None));
    }

    [Fact]
    public async Task HashUnlessSame_uses_at_least_210_000_rounds_of_HMAC_SHA512()
    {
        var hash = Convert.FromBase64String((await Hashing.HashUnlessSame(present: null, "a password", CancellationToken.None))!);

        // Identity's format 1: marker, pseudo-random function, rounds (big-endian), …
        Assert.Equal(1, hash[0]);
        Assert.Equal(2, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(1)));
        Assert.True(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)) >= 210_000);
    }

    private Task<bool> Verify(string? hash, string password) => Hashing.Verify(hash, password, "somebody", isUrgent: false, CancellationToken.None);
}
