/** In the place of `@stdlib/assert-has-generator-support`, which tries by `eval`: the page’s policy refuses it, and says so. */
module.exports = () => true;
