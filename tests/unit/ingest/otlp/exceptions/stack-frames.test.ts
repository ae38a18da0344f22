import { describe, expect, test } from "vitest";
import { ownFrames } from "@/lib/ingest/otlp/exceptions/stack/own-frames";

/** One stack of each language as its runtime prints it, and what is the service's own in it, the innermost first. */
const STACKS: Readonly<Record<string, readonly [stack: string, frames: readonly string[]]>> = {
  node: [
    `TypeError: Cannot read properties of undefined (reading 'price')
    at Cart.total (/srv/build-8812/src/cart.js:10:15)
    at new Order (file:///srv/build-8812/src/order.mjs?v=3:4:2)
    at async Promise.all (index 0)
    at Array.map (<anonymous>)
    at async checkout [as handler] (/srv/build-8812/src/checkout.js:31:9)
    at Layer.handle (/srv/build-8812/node_modules/express/lib/router/layer.js:95:5)
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)
    at /srv/build-8812/dist/main.4f2a9c81.js:1:20331`,
    ["Cart.total (cart.js)", "Order (order.mjs)", "checkout (checkout.js)", "main.js"],
  ],
  browser: [
    `total@https://shop.example/assets/cart-BX3kf9aQ.js:10:15
@https://shop.example/assets/index-5d41402a.js:1:99`,
    ["total (cart.js)", "index.js"],
  ],
  python: [
    `Traceback (most recent call last):
  File "/app/shop/db.py", line 8, in connect
    raise OSError()
OSError

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/usr/local/lib/python3.12/site-packages/flask/app.py", line 1473, in wsgi_app
    response = self.full_dispatch_request()
  File "/app/shop/views.py", line 20, in checkout
    return total(cart)
           ^^^^^^^^^^^
  File "/app/shop/cart.py", line 11, in <lambda>
    raise ValueError("bad")
ValueError: bad`,
    ["<lambda> (cart.py)", "checkout (views.py)"],
  ],
  java: [
    `java.lang.IllegalStateException: no price
	at com.acme.shop.Cart.total(Cart.java:42)
	at com.acme.shop.Cart$$EnhancerBySpringCGLIB$$1a2b3c4d.total(<generated>)
	at com.acme.shop.Cart.lambda$all$3(Cart.java:50)
	at java.base/java.util.ArrayList.forEach(ArrayList.java:1541)
	at com.acme.shop.Orders$1.run(Orders.java:7)
	at org.springframework.web.method.support.InvocableHandlerMethod.doInvoke(InvocableHandlerMethod.java:205)
	... 12 more
Caused by: java.sql.SQLException: gone
	at app//com.acme.shop.Store.read(Store.java:9)`,
    ["com.acme.shop.Cart.total (Cart.java)", "com.acme.shop.Cart.total", "com.acme.shop.Cart.lambda$all (Cart.java)"].concat([
      "com.acme.shop.Orders$.run (Orders.java)",
      "com.acme.shop.Store.read (Store.java)",
    ]),
  ],
  go: [
    `goroutine 18 [running]:
runtime/debug.Stack()
	/usr/local/go/src/runtime/debug/stack.go:24 +0x65
panic({0x102f3a0, 0x140000b2018})
	/usr/local/go/src/runtime/panic.go:884 +0x204
github.com/acme/shop/cart.(*Cart).Total(0xc000010000, {0x4b, 0x5})
	/home/ci/work/91823/cart/cart.go:12 +0x1d
main.main.func1.2()
	/home/ci/work/91823/main.go:30 +0x2d
github.com/lib/pq.(*conn).Query(0xc0001)
	/root/go/pkg/mod/github.com/lib/pq@v1.10.0/conn.go:9 +0x1
created by main.serve in goroutine 1
	/home/ci/work/91823/serve.go:10 +0x2d`,
    ["github.com/acme/shop/cart.(*Cart).Total (cart.go)", "main.main.func (main.go)", "main.serve (serve.go)"],
  ],
  dotnet: [
    `System.InvalidOperationException: bad
   at Acme.Shop.Cart.Total(Int32 id) in /src/Shop/Cart.cs:line 42
   at Acme.Shop.Cart.<TotalAsync>d__5.MoveNext() in C:\\agent\\_work\\7\\s\\Cart.cs:line 10
--- End of stack trace from previous location ---
   at System.Runtime.CompilerServices.TaskAwaiter.ThrowForNonSuccess(Task task)
   at Acme.Shop.Orders.<>c__DisplayClass3_0.<Run>b__1(String s)
   at Microsoft.AspNetCore.Routing.EndpointMiddleware.Invoke(HttpContext context)`,
    ["Acme.Shop.Cart.Total (Cart.cs)", "Acme.Shop.Cart.TotalAsync (Cart.cs)", "Acme.Shop.Orders.Run"],
  ],
  ruby: [
    `app/models/cart.rb:10:in \`block (2 levels) in total': bad (RuntimeError)
	from /usr/lib/ruby/gems/3.2.0/gems/activerecord-7.1.0/lib/active_record/relation.rb:4:in 'each'
	from app/controllers/orders_controller.rb:3:in 'OrdersController#create'`,
    ["total (cart.rb)", "OrdersController#create (orders_controller.rb)"],
  ],
  php: [
    `#0 /var/www/html/src/Cart.php(42): App\\Cart->total(Object(App\\Item), 'secret')
#1 /var/www/html/vendor/symfony/http-kernel/HttpKernel.php(163): App\\Controller->index()
#2 [internal function]: App\\Listener->on()
#3 {main}`,
    ["App\\Cart->total (Cart.php)"],
  ],
};

test.each(Object.entries(STACKS))("frames of a stack of %s", (_, [stack, frames]) => {
  expect(ownFrames(stack)).toEqual(frames);
});

describe("what is not the service's own", () => {
  test.each([
    ["a message without a stack", "Error: at last (really)"],
    ["nothing", ""],
    ["frames of the runtime only", "Error: x\n    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16)\n    at <anonymous>"],
  ])("%s has no frames", (_, stack) => {
    expect(ownFrames(stack)).toEqual([]);
  });

  test("five frames are enough, and a call that calls itself is one", () => {
    const lines = ["a", "a", "b", "c", "d", "e", "f"].map((name) => `    at ${name} (/app/x.js:1:1)`);
    expect(ownFrames(lines.join("\n"))).toEqual(["a", "b", "c", "d", "e"].map((name) => `${name} (x.js)`));
  });
});
